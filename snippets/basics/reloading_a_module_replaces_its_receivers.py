"""importlib.reload() replaces a receiver; DEBUG keeps the old one, a dispatch_uid loses both.

Wrong: on purpose
"""

import sys
import tempfile
from importlib import import_module, invalidate_caches, reload
from pathlib import Path

from django.db.models.signals import post_save
from django.test import override_settings

from orders.models import Customer

# --8<-- [start:modules]
PLAIN = """
from django.db.models.signals import post_save
from django.dispatch import receiver
from orders.models import Customer

@receiver(post_save, sender=Customer)
def greet(**kwargs):
    pass
"""
WITH_UID = PLAIN.replace("sender=Customer", 'sender=Customer, dispatch_uid="greet"')
# --8<-- [end:modules]

temporary = tempfile.TemporaryDirectory()
folder = Path(temporary.name)
sys.path.insert(0, str(folder))


def calls():
    return len(post_save.send(sender=Customer))


def reload_once(name, text, debug):
    (folder / f"{name}.py").write_text(text)
    invalidate_caches()
    with override_settings(DEBUG=debug):
        module = import_module(name)
        print(f"{name}, DEBUG={debug}: called {calls()}", end=", ")
        reload(module)
        print(f"after reload() {calls()}")
    post_save.receivers = []
    del sys.modules[name]


reload_once("plain", PLAIN, debug=False)
reload_once("plain_debug", PLAIN, debug=True)
reload_once("with_uid", WITH_UID, debug=False)
sys.path.remove(str(folder))
temporary.cleanup()
