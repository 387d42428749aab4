"""Configuration of the bookkeeping app."""

from django.apps import AppConfig


class BookkeepingConfig(AppConfig):
    """Connects the app's receivers once the models are loaded."""

    name = "bookkeeping"

    def ready(self) -> None:
        from . import receivers  # noqa: F401  (importing the module connects its receivers)
