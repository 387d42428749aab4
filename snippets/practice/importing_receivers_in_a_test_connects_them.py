"""A test that imports the receivers connects them itself and hides that ready() forgot to.

Wrong: on purpose
"""

# ruff: noqa: PT009
import importlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

from django.apps.registry import Apps
from django.db.models.signals import post_save
from django.test import TestCase

from orders.models import Customer

RECEIVERS = """
from django.db.models.signals import post_save
from django.dispatch import receiver

@receiver(post_save, sender="orders.Customer")
def welcome(instance, **kwargs):
    instance.welcomed = True
"""

temporary = tempfile.TemporaryDirectory()
package = Path(temporary.name, "forgetful")
package.mkdir()
(package / "__init__.py").touch()
(package / "receivers.py").write_text(RECEIVERS)
sys.path.insert(0, temporary.name)
importlib.invalidate_caches()
Apps(["forgetful"])


# --8<-- [start:tests]
class WelcomeTest(TestCase):
    def test_customer_is_welcomed(self):
        ann = Customer.objects.create(name="Ann")
        self.assertTrue(hasattr(ann, "welcomed"))


class ImportingTest(WelcomeTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        importlib.import_module("forgetful.receivers")  # (1)!


# --8<-- [end:tests]

for case in (WelcomeTest, ImportingTest, WelcomeTest):
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(case)
    result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    verdict = "passed" if result.wasSuccessful() else "failed"
    print(f"{case.__name__}: {verdict}, connected {post_save.has_listeners(Customer)}")

sys.path.remove(temporary.name)
for module in [m for m in sys.modules if m.split(".")[0] == "forgetful"]:
    del sys.modules[module]
temporary.cleanup()
