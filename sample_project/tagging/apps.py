"""Configuration of the tagging app."""

from django.apps import AppConfig


class TaggingConfig(AppConfig):
    """Connects the app's receivers once the models are loaded."""

    name = "tagging"

    def ready(self) -> None:
        from . import receivers  # noqa: F401  (importing the module connects its receivers)
