"""In ready() it is too late for class_prepared: the models have been built by then."""

import sys
import tempfile
from pathlib import Path

from django.apps import apps
from django.test import modify_settings

# --8<-- [start:files]
MODELS = """
from django.db import models

class Card(models.Model):
    pass
"""
APPS = """
from django.apps import AppConfig
from django.db.models.signals import class_prepared

heard = {"__init__()": [], "ready()": []}

def from_init(sender, **kwargs):
    heard["__init__()"].append(sender.__name__)

def from_ready(sender, **kwargs):
    heard["ready()"].append(sender.__name__)

class LoyaltyConfig(AppConfig):
    name = "loyalty"

    def __init__(self, app_name, app_module):
        super().__init__(app_name, app_module)
        class_prepared.connect(from_init)

    def ready(self):
        class_prepared.connect(from_ready)
"""
# --8<-- [end:files]

temporary = tempfile.TemporaryDirectory()
folder = Path(temporary.name)
package = folder / "loyalty"
package.mkdir()
(package / "__init__.py").touch()
(package / "models.py").write_text(MODELS)
(package / "apps.py").write_text(APPS)
sys.path.insert(0, str(folder))

with modify_settings(INSTALLED_APPS={"append": "loyalty"}):
    import loyalty.apps

    for place, models in loyalty.apps.heard.items():
        print(f"connected in {place}: {', '.join(models) or 'nothing'}")

sys.path.remove(str(folder))
apps.all_models.pop("loyalty")
apps.clear_cache()
for loaded in ("loyalty", "loyalty.apps", "loyalty.models"):
    del sys.modules[loaded]
temporary.cleanup()
