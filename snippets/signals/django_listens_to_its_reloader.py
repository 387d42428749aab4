"""Django's own receivers of the autoreload signals: templates, and translations once in use.

Browser: no (subprocess)
"""

import subprocess
import sys
import tempfile

# --8<-- [start:project]
PROJECT = """
from pathlib import Path

import django
from django.conf import settings

folder = Path.cwd()
engine = "django.template.backends.django.DjangoTemplates"
settings.configure(
    USE_I18N=True,
    TEMPLATES=[{"BACKEND": engine, "DIRS": [folder / "templates"]}],
)
django.setup()

from django.utils.autoreload import BaseReloader, autoreload_started, file_changed
from django.utils.translation import gettext

def show(title):
    for name, signal in {"started": autoreload_started, "changed": file_changed}.items():
        for entry in signal.receivers:
            print(f"{title}, {name}: {entry[1]().__name__}")

def change(name):
    try:
        BaseReloader().notify_file_changed(folder / name)
        print(f"{name}: no restart")
    except SystemExit:
        print(f"{name}: restart")

show("set up")
change("templates/page.html")
change("templates/tags.py")
change("django.mo")
gettext("a")
show("first translation")
change("django.mo")
"""
# --8<-- [end:project]

command = [sys.executable, "-c", PROJECT]
with tempfile.TemporaryDirectory() as folder:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
print(done.stdout, end="")
