"""Configuration of the confirmations app."""

from django.apps import AppConfig


class ConfirmationsConfig(AppConfig):
    """Connects the app's receivers once the models are loaded."""

    name = "confirmations"

    def ready(self) -> None:
        from . import receivers  # noqa: F401  (importing the module connects its receivers)
