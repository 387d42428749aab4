"""Each process of a parallel test run has receivers of its own.

Browser: no (subprocess)
"""

import subprocess
import sys
import tempfile
from pathlib import Path

# --8<-- [start:tests]
TESTS = """
import time
from pathlib import Path

from django.dispatch import Signal
from django.test import SimpleTestCase

order_paid = Signal()


def listen(**kwargs):
    pass


def say(name, text):
    Path(name).write_text(text)


def wait_for(name):
    until = time.monotonic() + 60
    while not Path(name).exists() and time.monotonic() < until:
        time.sleep(0.01)


class First(SimpleTestCase):
    def test_connects(self):
        order_paid.connect(listen)
        say("first", f"First: called {len(order_paid.send(sender=None))}")
        wait_for("second")


class Second(SimpleTestCase):
    def test_sends_meanwhile(self):
        wait_for("first")
        say("second", f"Second: called {len(order_paid.send(sender=None))}")
"""
# --8<-- [end:tests]
RUN = """
import multiprocessing

import django
from django.conf import settings
from django.test.runner import DiscoverRunner

if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    settings.configure()
    django.setup()
    runner = DiscoverRunner(verbosity=0, interactive=False, parallel=2)
    print("failed:", runner.run_tests(["test_shop"]))
"""

with tempfile.TemporaryDirectory() as folder:
    Path(folder, "test_shop.py").write_text(TESTS)
    Path(folder, "run.py").write_text(RUN)
    command = [sys.executable, "run.py"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    print(done.stdout.splitlines()[-1])
    for name in ("first", "second"):
        print(Path(folder, name).read_text())
