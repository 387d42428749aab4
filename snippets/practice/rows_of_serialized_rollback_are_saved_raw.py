"""serialized_rollback brings rows back through save_base(raw=True): both save signals are sent.

Browser: no (subprocess)
"""

import subprocess
import sys
import tempfile
from pathlib import Path

# --8<-- [start:case]
CASES = """
from django.contrib.auth.models import Group
from django.test import TransactionTestCase

class WithMigratedRows(TransactionTestCase):
    serialized_rollback = True

    def test_one(self):
        assert Group.objects.count() == 1

    test_two = test_one
"""
# --8<-- [end:case]
RUN = """
import django
from django.conf import settings

database = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"],
    DATABASES={"default": database},
)
django.setup()

import unittest

import cases
from django.contrib.auth.models import Group
from django.db.models.signals import post_migrate, post_save
from django.test.runner import DiscoverRunner


def fill(sender, **kwargs):
    if sender.label == "auth":
        Group.objects.get_or_create(name="staff")


post_migrate.connect(fill)
post_save.connect(
    lambda created, raw, **kwargs: print(f"Group: created={created} raw={raw}"),
    sender=Group,
    weak=False,
)
runner = DiscoverRunner(verbosity=0, interactive=False)
suite = runner.test_suite(unittest.TestLoader().loadTestsFromTestCase(cases.WithMigratedRows))
runner.setup_test_environment()
print("database is made")
made = runner.setup_databases(
    aliases=runner.get_databases(suite), serialized_aliases={"default"}
)
print("tests run")
result = runner.run_suite(suite)
assert result.wasSuccessful(), (result.errors, result.failures)
"""

with tempfile.TemporaryDirectory() as folder:
    Path(folder, "cases.py").write_text(CASES)
    command = [sys.executable, "-c", RUN]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
print(done.stdout, end="")
