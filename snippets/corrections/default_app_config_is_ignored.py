"""default_app_config in __init__.py names a class that Django does not use any more.

Wrong: on purpose
"""

import sys
import tempfile
from importlib import invalidate_caches
from pathlib import Path

from django.apps.registry import Apps

# --8<-- [start:files]
INIT = 'default_app_config = "loyalty.config.LoyaltyConfig"'
CONFIG = """
from django.apps import AppConfig

class LoyaltyConfig(AppConfig):
    name = "loyalty"

    def ready(self):
        self.ready_ran = True
"""
# --8<-- [end:files]

temporary = tempfile.TemporaryDirectory()
package = Path(temporary.name) / "loyalty"
package.mkdir()
(package / "__init__.py").write_text(INIT)
sys.path.insert(0, temporary.name)


def start(file_name):
    (package / file_name).write_text(CONFIG)
    invalidate_caches()
    config = Apps(["loyalty"]).get_app_config("loyalty")
    ran = hasattr(config, "ready_ran")
    print(f"the class in {file_name}: {type(config).__name__}, ready() ran {ran}")
    for name in [name for name in sys.modules if name.partition(".")[0] == "loyalty"]:
        del sys.modules[name]


start("config.py")
start("apps.py")
sys.path.remove(temporary.name)
temporary.cleanup()
