"""Fixtures for all tests: a fresh database, and receivers that never leak."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

# Modules that connect receivers when first imported; imported here, before anything is recorded,
# so that restoring never takes away what Django connects late.
import django.test.client  # noqa: F401
import django.test.signals  # noqa: F401
import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from pytest_django import DjangoDbBlocker

from tests.emptied import MIGRATED

# Its tests put the databases back themselves.
SNIPPETS = Path(__file__).parent / "snippets"
# The environments of the matrix hold Django and pytest only: no test of the built site runs there.
pytest_plugins = ["tests.built_site"] if find_spec("playwright") else []


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--record",
        action="store_true",
        help="write what snippets and fences print instead of comparing it (`make update`)",
    )
    parser.addoption(
        "--record-runs",
        action="store_true",
        help="run only snippets not yet recorded as run here, and write down that they were",
    )


@pytest.fixture
def record(request: pytest.FixtureRequest) -> bool:
    """Whether outputs are recorded instead of compared."""
    return request.config.getoption("--record")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test that is rolled back leaves the sequences of a server where they are."""
    if SNIPPETS not in item.path.parents:
        MIGRATED.untouched = False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test databases; what they hold after their migrations is kept."""
    with django_db_blocker.unblock():
        MIGRATED.copy()


@pytest.fixture(scope="session", autouse=True)
def passwords_hashed_in_a_moment() -> Iterator[None]:
    """Django's own hasher with one iteration, as in the browser: the real one is slow on purpose.

    Not through PASSWORD_HASHERS, which samples are about.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PBKDF2PasswordHasher, "iterations", 1)
        yield


@pytest.fixture(autouse=True)
def receivers_restored() -> Iterator[None]:
    """Signals are global: whatever a test connects or disconnects is undone after it."""
    from tools.receivers import restored

    with restored():
        yield
