"""Configuration of the warehouse app."""

from django.apps import AppConfig


class WarehouseConfig(AppConfig):
    """Connects the app's receivers once the models are loaded."""

    name = "warehouse"

    def ready(self) -> None:
        from . import receivers  # noqa: F401  (importing the module connects its receivers)
