"""autodiscover_modules() imports the module of this name in each installed app that has one."""

import sys
import tempfile
from pathlib import Path

from django.apps import apps
from django.db.models.signals import post_save
from django.test import override_settings
from django.utils.module_loading import autodiscover_modules

from orders.models import Customer

RECEIVERS = """
from django.db.models.signals import post_save
from django.dispatch import receiver

@receiver(post_save, sender="orders.Customer")
def greet(**kwargs):
    print("greeted by", __name__)
"""

with tempfile.TemporaryDirectory() as folder:
    for app in ("loyalty", "letters"):
        Path(folder, app).mkdir()
        Path(folder, app, "__init__.py").touch()
    Path(folder, "loyalty", "listeners.py").write_text(RECEIVERS)
    sys.path.insert(0, folder)
    with override_settings(
        INSTALLED_APPS=[*(a.name for a in apps.get_app_configs()), "loyalty", "letters"]
    ):
        print("before:", post_save.has_listeners(Customer))
        # --8<-- [start:discover]
        autodiscover_modules("listeners")  # (1)!
        # --8<-- [end:discover]
        Customer.objects.create(name="Ann")
    sys.path.remove(folder)

for name in ("loyalty", "loyalty.listeners", "letters"):
    sys.modules.pop(name, None)
