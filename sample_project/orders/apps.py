"""Configuration of the orders app."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    """Connects the app's receivers once the models are loaded."""

    name = "orders"

    def ready(self) -> None:
        from . import receivers  # noqa: F401  (importing the module connects its receivers)
