"""Configuration of the members app, which only config.custom_user installs."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Brings the user model; connects nothing: the receiver of `accounts` finds it."""

    name = "members"
