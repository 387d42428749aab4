"""Only runserver with its reloader sends autoreload_started, in the second of its two processes.

Browser: no (subprocess)
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

# --8<-- [start:app]
LOYALTY = """
import os
import threading
from django.apps import AppConfig
from django.utils.autoreload import autoreload_started

def listen(sender, **kwargs):
    print("autoreload_started: RUN_MAIN", os.environ.get("RUN_MAIN"))
    print("in the main thread:", threading.current_thread() is threading.main_thread())
    print("sender:", type(sender).__name__, flush=True)
    if "BROKEN" in os.environ:
        raise ValueError("on purpose")
    os._exit(0)

class LoyaltyConfig(AppConfig):
    name = "loyalty"

    def ready(self):
        autoreload_started.connect(listen)
"""
# --8<-- [end:app]
MANAGE = """
import os
import sys
import threading
from django.conf import settings
from django.core.management import execute_from_command_line
from django.core.management.commands import runserver

def serve(*args, **kwargs):
    if "--noreload" in sys.argv:
        print("server: started without the signal", flush=True)
        os._exit(0)
    if threading.current_thread() is not threading.main_thread():
        threading.Event().wait()

runserver.run = serve
settings.configure(INSTALLED_APPS=["loyalty.LoyaltyConfig"], ROOT_URLCONF="loyalty", DEBUG=True)
execute_from_command_line(sys.argv)
"""

QUIET = "--skip-checks"
with tempfile.TemporaryDirectory() as folder:
    Path(folder, "loyalty.py").write_text(LOYALTY + "\nurlpatterns = []\n")
    Path(folder, "manage.py").write_text(MANAGE)
    for options in (["runserver", QUIET], ["runserver", "--noreload", QUIET], ["check"]):
        command = [sys.executable, "manage.py", *options]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
        lines = [line for line in done.stdout.splitlines() if ": " in line and "System" not in line]
        for line in lines or ["no signal"]:
            print(f"{' '.join(option for option in options if option != QUIET)}: {line}")
    command = [sys.executable, "manage.py", "runserver", QUIET]
    broken = {**os.environ, "BROKEN": "1"}
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, env=broken)
    print("runserver, error in a receiver: exit code", done.returncode)
