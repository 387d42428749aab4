"""Configuration of the photos app."""

from django.apps import AppConfig


class PhotosConfig(AppConfig):
    """Connects the app's receivers once the models are loaded."""

    name = "photos"

    def ready(self) -> None:
        from . import receivers  # noqa: F401  (importing the module connects its receivers)
