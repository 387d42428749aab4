"""Fixtures for all tests: a fresh database, and receivers that never leak."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

# Modules that connect receivers when first imported; imported here, before anything is recorded,
# so that restoring never takes away what Django connects late.
import django.test.client  # noqa: F401
import django.test.signals  # noqa: F401
import pytest

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


@pytest.fixture(autouse=True)
def receivers_restored() -> Iterator[None]:
    """Signals are global: whatever a test connects or disconnects is undone after it."""
    from tools.receivers import restored

    with restored():
        yield
