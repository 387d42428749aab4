"""Rules for every app of the sample project, those of tomorrow included."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import AppConfig, apps
from django.conf import settings
from django.core.management import call_command
from django.db.models.signals import ModelSignal
from django.dispatch import Signal

APPS = [
    config
    for config in apps.get_app_configs()
    if Path(config.path).resolve().is_relative_to(settings.BASE_DIR)
]
WITH_MODELS = [config for config in APPS if (Path(config.path) / "models.py").exists()]
WITH_RECEIVERS = [config for config in APPS if (Path(config.path) / "receivers.py").exists()]


def by_label(config: AppConfig) -> str:
    return config.label


def connections(source: str) -> Iterator[tuple[str, ast.Call]]:
    """Every `@receiver(…)` of a source with the name of its function, and every `x.connect(…)`."""
    for node in ast.walk(ast.parse(source)):
        for decorator in getattr(node, "decorator_list", []):
            if isinstance(decorator, ast.Call) and ast.unparse(decorator.func).endswith("receiver"):
                yield node.name, decorator
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "connect"
        ):
            yield "", node


def test_connections_are_recognised() -> None:
    source = "@receiver(a)\n@dispatch.receiver(b)\ndef f(**kw): ...\n\nc.connect(f)\n"
    assert [name for name, _ in connections(source)] == ["f", "f", ""]


@pytest.mark.parametrize("config", WITH_MODELS, ids=by_label)
def test_models_connect_no_receivers(config: AppConfig) -> None:
    models = Path(config.path, "models.py").read_text("utf-8")
    assert list(connections(models)) == []


@pytest.mark.parametrize("config", WITH_RECEIVERS, ids=by_label)
def test_every_receiver_is_connected(config: AppConfig) -> None:
    module = import_module(f"{config.name}.receivers")
    found = list(connections(Path(module.__file__).read_text("utf-8")))
    assert found
    for name, call in found:
        given: Signal | list[Signal] = eval(ast.unparse(call.args[0]), vars(module))
        options = {k.arg: eval(ast.unparse(k.value), vars(module)) for k in call.keywords}
        for signal in given if isinstance(given, list) else [given]:
            if isinstance(signal, ModelSignal) and isinstance(options.get("sender"), str):
                options["sender"] = apps.get_model(options["sender"])
            # disconnect() answers whether there was one to disconnect; a fixture puts it back.
            assert signal.disconnect(getattr(module, name), **options), ast.unparse(call)


def test_django_setup_imports_every_receivers_module() -> None:
    # In a process of its own: here another test may have imported the module.
    code = "import django, sys; django.setup(); print(*sys.modules)"
    printed = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    missing = {f"{config.name}.receivers" for config in WITH_RECEIVERS} - set(
        printed.stdout.split()
    )
    assert missing == set()


@pytest.mark.django_db(databases="__all__")
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db(databases="__all__")
def test_project_has_no_faults_of_its_own() -> None:
    call_command("check", databases=["default", "archive"], fail_level="WARNING")
