"""With two AppConfig classes in apps.py and no default, Django uses neither.

Wrong: on purpose
"""

import sys
import tempfile
from importlib import invalidate_caches
from pathlib import Path

from django.apps.registry import Apps

# --8<-- [start:apps]
ONE = """
from django.apps import AppConfig

class LoyaltyConfig(AppConfig):
    name = "loyalty"

    def ready(self):
        self.ready_ran = True
"""
SECOND = """
class LoyaltyTestConfig(AppConfig):
    name = "loyalty"
"""
DEFAULT = ONE.replace('name = "loyalty"', 'name = "loyalty"\n    default = True')
IMPORT = "from django.contrib.auth.apps import AuthConfig\n"
# --8<-- [end:apps]

temporary = tempfile.TemporaryDirectory()
package = Path(temporary.name) / "loyalty"
package.mkdir()
(package / "__init__.py").touch()
sys.path.insert(0, temporary.name)


def start(case, text, entry="loyalty"):
    (package / "apps.py").write_text(text)
    invalidate_caches()
    config = Apps([entry]).get_app_config("loyalty")
    print(f"{case}: {type(config).__name__}, ready() ran {hasattr(config, 'ready_ran')}")
    del sys.modules["loyalty"], sys.modules["loyalty.apps"]


start("one class", ONE)
start("two classes", ONE + SECOND)
start("a class imported from elsewhere", IMPORT + ONE)
start("two classes, one default", DEFAULT + SECOND)
start("two classes, one named in INSTALLED_APPS", ONE + SECOND, "loyalty.apps.LoyaltyConfig")
sys.path.remove(temporary.name)
temporary.cleanup()
