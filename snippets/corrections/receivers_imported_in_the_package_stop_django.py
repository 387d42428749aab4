"""Receivers imported in an app's __init__.py come before its models, and Django does not start.

Wrong: on purpose
"""

import sys
import tempfile
from importlib import invalidate_caches
from pathlib import Path

from django.core.exceptions import AppRegistryNotReady
from django.test import modify_settings

# --8<-- [start:files]
INIT = "from . import receivers\n"
RECEIVERS = """
from django.db.models.signals import post_save
from django.dispatch import receiver

from .models import Card

@receiver(post_save, sender=Card)
def greet(**kwargs):
    pass
"""
# --8<-- [end:files]
MODELS = """
from django.db import models

class Card(models.Model):
    pass
"""

temporary = tempfile.TemporaryDirectory()
folder = Path(temporary.name)
package = folder / "loyalty"
package.mkdir()
(package / "__init__.py").write_text(INIT)
(package / "models.py").write_text(MODELS)
(package / "receivers.py").write_text(RECEIVERS)
sys.path.insert(0, str(folder))
invalidate_caches()
try:
    with modify_settings(INSTALLED_APPS={"append": "loyalty"}):
        pass
except AppRegistryNotReady as error:
    print(f"receivers in __init__.py: {type(error).__name__} {error}")
for loaded in [m for m in sys.modules if m.split(".")[0] == "loyalty"]:
    del sys.modules[loaded]

sys.path.remove(str(folder))
temporary.cleanup()
