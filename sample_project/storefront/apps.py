"""Configuration of the storefront app."""

from django.apps import AppConfig


class StorefrontConfig(AppConfig):
    """Connects the app's receivers once the models are loaded."""

    name = "storefront"

    def ready(self) -> None:
        from . import receivers  # noqa: F401  (importing the module connects its receivers)
