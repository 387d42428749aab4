"""Configuration of the catalogue app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


# --8<-- [start:config]
class CatalogueConfig(AppConfig):
    """Connects the app's receivers once the models are loaded."""

    name = "catalogue"

    def ready(self) -> None:
        from . import receivers  # noqa: F401  (importing connects)
        from .defaults import create_defaults

        post_migrate.connect(create_defaults, sender=self)


# --8<-- [end:config]
