"""A user model of our own: an e-mail address instead of a name."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


# --8<-- [start:member]
class MemberManager(BaseUserManager):
    """Makes members."""

    def create_user(
        self,
        email: str,
        password: str | None = None,
        **fields: Any,
    ) -> Member:
        """Save a member; without a password nobody can log in."""
        member = self.model(email=self.normalize_email(email), **fields)
        member.set_password(password)
        member.save(using=self._db)  # (1)!
        return member


class Member(AbstractBaseUser):
    """Somebody who logs in with an e-mail address."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    objects = MemberManager()


# --8<-- [end:member]
