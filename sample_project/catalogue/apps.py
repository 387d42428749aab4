"""Configuration of the catalogue app."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Connects the app's receivers once the models are loaded."""

    name = "catalogue"

    def ready(self) -> None:
        from . import receivers  # noqa: F401  (importing the module connects its receivers)
