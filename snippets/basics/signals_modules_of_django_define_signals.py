"""In Django itself a module named signals defines signals; receivers live elsewhere."""

from importlib import import_module
from inspect import isfunction

from django.dispatch import Signal

for name in (
    "django.core.signals",
    "django.db.models.signals",
    "django.db.backends.signals",
    "django.contrib.auth.signals",
    "django.test.signals",
):
    found = vars(import_module(name)).values()
    signals = sum(isinstance(value, Signal) for value in found)
    functions = sum(isfunction(value) and value.__module__ == name for value in found)
    print(f"{name}: signals {signals}, functions {functions > 0}")
