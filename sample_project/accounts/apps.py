"""Configuration of the accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Connects the app's receivers once the models are loaded."""

    name = "accounts"

    def ready(self) -> None:
        from . import receivers  # noqa: F401  (importing the module connects its receivers)
