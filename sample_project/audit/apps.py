"""Configuration of the audit app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Connects the app's receivers once the models are loaded."""

    name = "audit"

    def ready(self) -> None:
        from . import receivers  # noqa: F401  (importing the module connects its receivers)
