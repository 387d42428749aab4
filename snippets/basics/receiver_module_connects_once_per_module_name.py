"""A module connects its receivers once however often it is imported, and once per module name."""

import sys
import tempfile
from importlib import import_module
from pathlib import Path

from django.db.models.signals import post_save

from orders.models import Customer

# --8<-- [start:module]
RECEIVERS = """
from django.db.models.signals import post_save
from django.dispatch import receiver

@receiver(post_save, sender="orders.Customer")
def greet(**kwargs):
    pass
"""
# --8<-- [end:module]

temporary = tempfile.TemporaryDirectory()
folder = Path(temporary.name)
(folder / "loyalty").mkdir()
(folder / "loyalty" / "__init__.py").touch()
(folder / "loyalty" / "receivers.py").write_text(RECEIVERS)
sys.path[:0] = [str(folder), str(folder / "loyalty")]


# --8<-- [start:import]
def calls():
    return len(post_save.send(sender=Customer))


import_module("loyalty.receivers")
print("imported as loyalty.receivers: called", calls())

import_module("loyalty.receivers")
print("imported again: called", calls())

import_module("receivers")
print("imported as receivers too: called", calls())
# --8<-- [end:import]

del sys.path[:2]
for name in ("loyalty", "loyalty.receivers", "receivers"):
    del sys.modules[name]
temporary.cleanup()
