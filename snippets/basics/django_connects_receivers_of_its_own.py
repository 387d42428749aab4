"""What Django itself has connected in a project fresh from startproject.

Browser: no (subprocess)
"""

import subprocess
import sys
import tempfile

from django.core.management import call_command

# --8<-- [start:project]
SET_UP = """
import gc
import os
import sys

import django
from django.conf import settings

os.environ["DJANGO_SETTINGS_MODULE"] = "fresh.settings"
settings.INSTALLED_APPS += sys.argv[1:]
django.setup()

from django.contrib.auth import signals as auth
from django.core import signals as core
from django.db.backends import signals as database
from django.db.models import signals as models
from django.utils import autoreload

def receivers(signal):
    return [entry[1]().__qualname__ for entry in signal.receivers]  # weak references

everything = {
    name: signal
    for module in (models, auth, core, database, autoreload)
    for name, signal in vars(module).items()
    if isinstance(signal, django.dispatch.Signal)
}
"""
SHOW = """
for name, signal in everything.items():
    for function in receivers(signal):
        print(f"{name}: {function}")
known = set(map(id, everything.values()))
signals = [item for item in gc.get_objects() if isinstance(item, django.dispatch.Signal)]
others = [signal for signal in signals if id(signal) not in known]
print("receivers of any other signal:", sum(len(signal.receivers) for signal in others))
model_signals = {n: s for n, s in everything.items() if isinstance(s, models.ModelSignal)}
print("none:", ", ".join(name for name, signal in model_signals.items() if not signal.receivers))

import django.core.handlers.wsgi

print("request_finished in a server:", ", ".join(receivers(core.request_finished)))
"""
SHOW_SITES = """
for name in ("pre_save", "pre_delete"):
    print(f"{name} with contrib.sites: {', '.join(receivers(everything[name]))}")
"""


# --8<-- [end:project]
def run(code, *apps):
    command = [sys.executable, "-c", SET_UP + code, *apps]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    print(done.stdout, end="")


with tempfile.TemporaryDirectory() as folder:
    call_command("startproject", "fresh", folder)
    run(SHOW)
    run(SHOW_SITES, "django.contrib.sites")
