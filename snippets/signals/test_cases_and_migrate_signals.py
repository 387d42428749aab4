"""The test database is made by migrate; TransactionTestCase flushes and so sends post_migrate.

Browser: no (subprocess)
"""

import subprocess
import sys
import tempfile
from pathlib import Path

# --8<-- [start:cases]
CASES = """
from django.core.management import call_command
from django.test import TestCase, TransactionTestCase

class InTransaction(TestCase):
    def test_one(self):
        pass

    def test_two(self):
        pass

class MigrateInTest(TestCase):
    def test_one(self):
        call_command("migrate", verbosity=0)

    test_two = test_one

class WithFlush(TransactionTestCase):
    test_one = test_two = InTransaction.test_one

class TwoDatabases(WithFlush):
    databases = {"default", "archive"}

class SerializedRollback(WithFlush):
    serialized_rollback = True

class AvailableApps(WithFlush):
    available_apps = ["django.contrib.contenttypes"]
"""
# --8<-- [end:cases]
RUN = """
from collections import Counter

import django
from django.conf import settings

database = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"],
    DATABASES={"default": database, "archive": database},
)
django.setup()

import unittest

import cases
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate
from django.test.runner import DiscoverRunner

sent = Counter()
atomic = set()

def before(**kwargs):
    sent["pre_migrate"] += 1

def after(using, **kwargs):
    sent["post_migrate"] += 1
    atomic.add(connections[using].in_atomic_block)

pre_migrate.connect(before)
post_migrate.connect(after)

def show(title):
    print(f"{title}: pre_migrate {sent['pre_migrate']}, post_migrate {sent['post_migrate']}")
    if atomic == {True}:
        print(f"{title}: post_migrate inside a transaction")
    sent.clear()
    atomic.clear()

for case in (
    cases.InTransaction,
    cases.MigrateInTest,
    cases.WithFlush,
    cases.TwoDatabases,
    cases.SerializedRollback,
    cases.AvailableApps,
):
    runner = DiscoverRunner(verbosity=0, interactive=False)
    tests = unittest.TestLoader().loadTestsFromTestCase(case)
    suite = runner.test_suite(tests)
    aliases = runner.get_databases(suite)
    runner.setup_test_environment()
    made = runner.setup_databases(aliases=aliases)
    show(f"{case.__name__}, test databases {len(aliases)}")
    result = runner.run_suite(suite)
    assert result.wasSuccessful(), result.errors
    show(f"{case.__name__}, tests {suite.countTestCases()}")
    runner.teardown_databases(made)
    runner.teardown_test_environment()
"""

with tempfile.TemporaryDirectory() as folder:
    Path(folder, "cases.py").write_text(CASES)
    command = [sys.executable, "-c", RUN]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
print(done.stdout, end="")
