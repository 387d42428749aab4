"""Python hides the DeprecationWarning of an imported module unless it is asked for it.

Browser: no (subprocess)
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

LISTENERS = """
import warnings

from django.apps import AppConfig
from django.dispatch import Signal


class DeprecatedSignal(Signal):
    def connect(self, *args, **kwargs):
        warnings.warn("connect to order_paid", DeprecationWarning, stacklevel=2)
        super().connect(*args, **kwargs)


payment_done = DeprecatedSignal()


def write_invoice(**kwargs):
    pass


class ListenersConfig(AppConfig):
    name = "listeners"

    def ready(self):
        payment_done.connect(write_invoice)
"""

# What the shell or the test runner asks of Python must not decide.
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
ENVIRONMENT["DJANGO_SETTINGS_MODULE"] = "shop"

with tempfile.TemporaryDirectory() as folder:
    Path(folder, "listeners.py").write_text(LISTENERS)
    Path(folder, "shop.py").write_text('INSTALLED_APPS = ["listeners.ListenersConfig"]')
    for options in ([], ["-W", "default"]):
        command = [sys.executable, *options, "-m", "django", "check"]
        done = subprocess.run(
            command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=60
        )
        seen = [
            line.partition(": ")[2]
            for line in done.stderr.splitlines()
            if "DeprecationWarning: connect" in line
        ]
        words = " ".join(["python", *options, "... check"])
        print(f"{words}: exit {done.returncode}, {', '.join(seen) or 'no warning'}")
