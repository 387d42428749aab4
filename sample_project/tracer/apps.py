"""Configuration of the tracer."""

from django.apps import AppConfig


class TracerConfig(AppConfig):
    """Brings the commands trace_signals and list_receivers; connects nothing itself."""

    name = "tracer"
