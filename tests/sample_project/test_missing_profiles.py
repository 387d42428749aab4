"""The command makes the profiles that no receiver made, and no others."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from accounts.management.commands.create_missing_profiles import Command
from accounts.models import Profile

pytestmark = pytest.mark.django_db


def without_profile(*names: str, using: str = "default") -> None:
    """Users of whom no receiver heard."""
    User.objects.using(using).bulk_create(User(username=name) for name in names)


def profiles(using: str = "default") -> dict[str, str]:
    """The biographies by user name."""
    return dict(Profile.objects.using(using).values_list("user__username", "bio"))


def test_everybody_has_one_afterwards(capsys: pytest.CaptureFixture[str]) -> None:
    User.objects.create(username="ada")
    Profile.objects.update(bio="kept")
    without_profile("grace", "linus")
    call_command("create_missing_profiles")
    assert profiles() == {"ada": "kept", "grace": "", "linus": ""}
    call_command("create_missing_profiles")
    said = ["users without a profile: 2", "users without a profile: 0"]
    assert capsys.readouterr().out.splitlines() == said
    assert Profile.objects.count() == 3


@pytest.mark.django_db(databases=["default", "archive"])
def test_database_can_be_chosen() -> None:
    without_profile("ada")
    User.objects.using("archive").bulk_create([User(pk=77, username="grace")])
    call_command("create_missing_profiles", database="archive", verbosity=0)
    assert (profiles(), profiles("archive")) == ({}, {"grace": ""})


def test_profile_that_appears_meanwhile_is_kept() -> None:
    class Overtaken(Command):
        def fill(self, profiles, missing) -> None:
            Profile.objects.create(user=User.objects.get(username="ada"), bio="meanwhile")
            super().fill(profiles, missing)

    without_profile("ada", "grace")
    call_command(Overtaken(), verbosity=0)
    assert profiles() == {"ada": "meanwhile", "grace": ""}


def test_inactive_users_are_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    class Active(type(User.objects)):
        def get_queryset(self):
            return super().get_queryset().filter(is_active=True)

    User.objects.bulk_create([User(username="ada", is_active=False)])
    manager = Active()
    manager.model = User
    monkeypatch.setattr(User, "objects", manager)
    monkeypatch.setitem(vars(User._meta), "default_manager", manager)
    call_command("create_missing_profiles", verbosity=0)
    assert profiles() == {"ada": ""}


def test_many_are_made_in_few_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    without_profile(*(f"user{number}" for number in range(20)))
    with django_assert_num_queries(2):
        call_command("create_missing_profiles", verbosity=0)
