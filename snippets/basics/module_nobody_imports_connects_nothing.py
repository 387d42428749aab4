"""Receivers in a module that nobody imports are not connected; ready() imports it.

Wrong: on purpose
"""

import sys
import tempfile
from importlib import invalidate_caches
from pathlib import Path

from django.apps.registry import Apps
from django.db.models.signals import post_save

from orders.models import Customer

# --8<-- [start:files]
RECEIVERS = """
from django.db.models.signals import post_save
from django.dispatch import receiver

@receiver(post_save, sender="orders.Customer")
def greet(**kwargs):
    pass
"""
FORGOTTEN = """
from django.apps import AppConfig

class LoyaltyConfig(AppConfig):
    name = "forgotten"
"""
IMPORTED = """
from django.apps import AppConfig

class LoyaltyConfig(AppConfig):
    name = "imported"

    def ready(self):
        from . import receivers
"""
# --8<-- [end:files]

temporary = tempfile.TemporaryDirectory()
folder = Path(temporary.name)
sys.path.insert(0, str(folder))
for name, config in (("forgotten", FORGOTTEN), ("imported", IMPORTED)):
    package = folder / name
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "apps.py").write_text(config)
    (package / "receivers.py").write_text(RECEIVERS)
    invalidate_caches()
    Apps([name])
    print(f"{name}: receiver connected {post_save.has_listeners(Customer)}")

sys.path.remove(str(folder))
for module in [m for m in sys.modules if m.split(".")[0] in ("forgotten", "imported")]:
    del sys.modules[module]
temporary.cleanup()
