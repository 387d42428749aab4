"""On Django 5.2 there is no django.tasks and no task signal."""

from importlib import import_module

# --8<-- [start:look]
try:
    signals = import_module("django.tasks.signals")
    names = [n for n in vars(signals) if n.startswith("task_")]
    print("signals:", ", ".join(sorted(names)))
except ModuleNotFoundError as error:
    print(type(error).__name__, error)
# --8<-- [end:look]
