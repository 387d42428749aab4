"""Models imported at the top of apps.py stop Django from starting.

Wrong: on purpose
"""

import sys
import tempfile
from importlib import invalidate_caches
from pathlib import Path

from django.core.exceptions import AppRegistryNotReady
from django.test import modify_settings

# --8<-- [start:files]
MODELS = """
from django.db import models

class Card(models.Model):
    pass
"""
RECEIVERS = """
from loyalty.models import Card
"""
APPS = """
from django.apps import AppConfig

from {module} import {name}

class LoyaltyConfig(AppConfig):
    name = "loyalty"
"""
# --8<-- [end:files]

temporary = tempfile.TemporaryDirectory()
folder = Path(temporary.name)
package = folder / "loyalty"
package.mkdir()
(package / "__init__.py").touch()
(package / "models.py").write_text(MODELS)
(package / "receivers.py").write_text(RECEIVERS)
sys.path.insert(0, str(folder))

for module, name in (("loyalty.models", "Card"), ("loyalty", "receivers")):
    (package / "apps.py").write_text(APPS.format(module=module, name=name))
    invalidate_caches()
    try:
        with modify_settings(INSTALLED_APPS={"append": "loyalty"}):
            pass
    except AppRegistryNotReady as error:
        print(f"from {module} import {name}: {type(error).__name__} {error}")
    for loaded in [m for m in sys.modules if m.split(".")[0] == "loyalty"]:
        del sys.modules[loaded]

sys.path.remove(str(folder))
temporary.cleanup()
