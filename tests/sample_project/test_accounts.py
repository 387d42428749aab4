"""Every new user has one profile, unless a fixture or a signal-free write made the user."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db.models.signals import post_save

from accounts.models import Profile

USER_ROW = {"model": "auth.user", "pk": 5, "fields": {"username": "ada", "password": ""}}


# --8<-- [start:made]
@pytest.mark.django_db
def test_new_user_has_a_profile() -> None:
    user = User.objects.create(username="ada")
    assert Profile.objects.get().user == user


@pytest.mark.django_db
def test_saving_the_user_again_makes_no_second_profile() -> None:
    user = User.objects.create(username="ada")
    Profile.objects.all().delete()
    user.save()
    assert not Profile.objects.exists()


# --8<-- [end:made]


@pytest.mark.django_db
def test_profile_made_by_an_earlier_receiver_is_kept() -> None:
    def earlier(instance: User, created: bool, **kwargs: object) -> None:
        Profile.objects.create(user=instance, bio="earlier")

    # Receivers run in the order of their connection, so the shop's has to queue again.
    from accounts.receivers import create_profile

    post_save.disconnect(create_profile, sender=User)
    post_save.connect(earlier, sender=User)
    post_save.connect(create_profile, sender=User)
    User.objects.create(username="ada")
    assert Profile.objects.get().bio == "earlier"


def test_fixture_brings_its_own_profile(load: Callable[..., None]) -> None:
    load(
        USER_ROW,
        {"model": "accounts.profile", "pk": 77, "fields": {"user": 5, "bio": "own"}},
    )
    assert [(p.pk, p.bio) for p in Profile.objects.all()] == [(77, "own")]


# --8<-- [start:fixture]
def test_fixture_without_a_profile_gets_none(load: Callable[..., None]) -> None:
    load(USER_ROW)
    assert not Profile.objects.exists()


# --8<-- [end:fixture]


@pytest.mark.django_db(databases=["default", "archive"])
def test_profile_is_made_where_the_user_is() -> None:
    user = User(username="ada")
    user.save(using="archive")
    assert Profile.objects.using("archive").get().user == user
    assert not Profile.objects.using("default").exists()


# --8<-- [start:escapes]
@pytest.mark.django_db
def test_bulk_create_escapes() -> None:
    User.objects.bulk_create([User(username="ada")])
    assert not Profile.objects.exists()


# --8<-- [end:escapes]
