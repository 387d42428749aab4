"""A string sender of an app that is not installed is a fault of the checks; ask before connecting.

Wrong: on purpose
"""

from django.apps import apps
from django.core.checks import run_checks
from django.db.models.signals import post_save


def note(instance, **kwargs):
    print("heard", instance)


def faults():
    found = [error for error in run_checks() if error.id == "signals.E001"]
    return [f"{error.id} {error.msg.partition(', but ')[2]}" for error in found] or ["no fault"]


# --8<-- [start:connect]
if apps.is_installed("loyalty"):  # (1)!
    post_save.connect(note, sender="loyalty.Card")
# --8<-- [end:connect]
print("asked first:", *faults())

post_save.connect(note, sender="loyalty.Card")
print("not asked:", *faults())

apps._pending_operations.pop(("loyalty", "card"))
