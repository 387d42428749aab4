"""Neither signals.py nor receivers.py of an app is imported by Django, only models.py is.

Wrong: on purpose
"""

import sys
import tempfile
from importlib import invalidate_caches
from pathlib import Path

from django.apps.registry import Apps

with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    package = Path(folder) / "loyalty_without_config"
    package.mkdir()
    for name in ("__init__", "models", "signals", "receivers"):
        (package / f"{name}.py").touch()
    invalidate_caches()
    Apps([package.name])
    for name in ("models", "signals", "receivers"):
        print(f"{name}.py imported: {f'{package.name}.{name}' in sys.modules}")
    sys.path.remove(folder)

for module in [name for name in sys.modules if name.split(".")[0] == "loyalty_without_config"]:
    del sys.modules[module]
