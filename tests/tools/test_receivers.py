"""Receivers never leak, in whatever order tests run."""

from __future__ import annotations

import pytest
from django.db.models.signals import post_save, pre_save
from django.dispatch import Signal

from tools.receivers import restored, signals


class Sender:
    """A sender that can be held weakly."""


def _listener(**kwargs: object) -> None:
    """A receiver that outlives every test."""


def test_what_a_block_connects_is_gone_after_it() -> None:
    with restored():
        post_save.connect(_listener, sender=Sender)
        assert post_save.has_listeners(Sender)  # fills the cache with the receiver
    assert not post_save.has_listeners(Sender)


def test_what_a_block_disconnects_is_back_after_it() -> None:
    pre_save.connect(_listener, sender=Sender)
    with restored():
        assert pre_save.disconnect(_listener, sender=Sender)
        assert not pre_save.has_listeners(Sender)
    assert pre_save.has_listeners(Sender)


def test_an_exception_does_not_keep_a_receiver() -> None:
    def fail() -> None:
        with restored():
            post_save.connect(_listener, sender=Sender)
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail()
    assert not post_save.has_listeners(Sender)


def test_only_the_packages_asked_for_stay_connected() -> None:
    post_save.connect(_listener, sender=Sender)
    with restored(keep=("django",)):
        assert not post_save.has_listeners(Sender)
    assert post_save.has_listeners(Sender)
    with restored(keep=("django", __name__.split(".")[0])):
        assert post_save.has_listeners(Sender)


@pytest.mark.parametrize("number", [1, 2])
def test_the_fixture_for_all_tests_restores_too(number: int) -> None:
    """Each run finds no trace of the other, whichever comes first."""
    assert not post_save.has_listeners(Sender)
    post_save.connect(_listener, sender=Sender)


def test_signals_of_django_are_all_known() -> None:
    from django.contrib.auth.signals import user_logged_in
    from django.core.signals import request_started
    from django.test.signals import setting_changed

    for signal in (post_save, pre_save, user_logged_in, request_started, setting_changed):
        assert any(signal is known for known in signals())
    assert all(isinstance(known, Signal) for known in signals())
