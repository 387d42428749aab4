"""Receivers of this app, connected by AppConfig.ready()."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models.signals import post_save
from django.dispatch import receiver

from .models import Profile


# The setting, not the class: it may name another user model. A proxy of the user model is another
# sender and would need a line of its own.
@receiver(post_save, sender=settings.AUTH_USER_MODEL)
def create_profile(
    sender: type[AbstractBaseUser],
    instance: AbstractBaseUser,
    created: bool,
    raw: bool,
    using: str,
    **kwargs: object,
) -> None:
    """Give a new user a profile, in the database in which the user was saved."""
    # A fixture brings its own profiles; one made here would collide with them.
    if created and not raw:
        # An earlier receiver may have made it already.
        Profile.objects.using(using).get_or_create(user=instance)
