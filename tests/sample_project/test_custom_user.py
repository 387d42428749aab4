"""`accounts` works unchanged with a user model of our own, in a project of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

Manage = Callable[..., str]

# What a process of that project does and finds; one process, because each costs a second.
CODE = """
import json
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command
from accounts.models import Profile

Member = get_user_model()
made = [
    Member.objects.create_user("ann@EXAMPLE.com", "secret"),
    Member.objects.create_user("bob@example.com", "secret", is_active=False),
    Member.objects.db_manager("default").create_user("eve@example.com"),
    Member.objects.create(email="kim@example.com"),
]
profiles = list(map(str, Profile.objects.order_by("pk")))
Member.objects.bulk_create([Member(email="liz@example.com")])
call_command("create_missing_profiles", verbosity=0)
attempts = [("ann", "secret"), ("ann", "guess"), ("bob", "secret"), ("eve", "")]
print(json.dumps({
    "model": Member._meta.label,
    "profiles": profiles,
    "after the command": Profile.objects.count(),
    "in": [n for n, p in attempts if authenticate(username=f"{n}@example.com", password=p)],
    "usable passwords": [member.has_usable_password() for member in made[:3]],
}))
"""


@pytest.fixture(scope="module")
def manage(tmp_path_factory: pytest.TempPathFactory) -> Manage:
    """Run manage.py under config.custom_user, with a database of its own; what it prints."""
    database: Path = tmp_path_factory.mktemp("members") / "members.sqlite3"
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.custom_user",
        "SHOP_DATABASE": str(database),
    }

    def manage(*args: str) -> str:
        command = [sys.executable, "manage.py", *args]
        ran = subprocess.run(
            command, cwd=settings.BASE_DIR, env=env, capture_output=True, text=True
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    return manage


@pytest.fixture(scope="module")
def found(manage: Manage) -> dict[str, object]:
    """What CODE prints in a migrated project."""
    manage("migrate", "--verbosity", "0")
    # Newer Djangos import models into the shell, and say so unless they are told to be quiet.
    said, printed = manage("shell", "--verbosity", "0", "-c", CODE).splitlines()
    return json.loads(printed) | {"command": said}


def test_nothing_is_wrong_with_the_project(manage: Manage) -> None:
    manage("check", "--fail-level", "WARNING")
    manage("makemigrations", "--check", "--dry-run")


def test_every_way_to_make_a_member_makes_a_profile(found: dict[str, object]) -> None:
    assert found["model"] == "members.Member"
    assert found["profiles"] == [
        f"profile of {name}@example.com" for name in ("ann", "bob", "eve", "kim")
    ]


def test_command_makes_the_missing_profile(found: dict[str, object]) -> None:
    assert found["command"] == "users without a profile: 1"
    assert found["after the command"] == 5


def test_active_members_log_in_with_their_address(found: dict[str, object]) -> None:
    assert found["in"] == ["ann"]
    assert found["usable passwords"] == [True, True, False]
