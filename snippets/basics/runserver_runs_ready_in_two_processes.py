"""runserver runs ready() in two processes: the watcher and the server.

Browser: no (subprocess)
"""

import subprocess
import sys
import tempfile
from pathlib import Path

# --8<-- [start:app]
LOYALTY = """
import os
from django.apps import AppConfig

class LoyaltyConfig(AppConfig):
    name = "loyalty"

    def ready(self):
        print("ready() RUN_MAIN", os.environ.get("RUN_MAIN"), flush=True)
"""
# --8<-- [end:app]
MANAGE = """
import os
import sys
from django.conf import settings
from django.core.management import execute_from_command_line
from django.core.management.commands import runserver

def serve(*args, **kwargs):
    print("server RUN_MAIN", os.environ.get("RUN_MAIN"), flush=True)
    os._exit(0)

runserver.run = serve
settings.configure(INSTALLED_APPS=["loyalty.LoyaltyConfig"], ROOT_URLCONF="loyalty", DEBUG=True)
execute_from_command_line(sys.argv)
"""

with tempfile.TemporaryDirectory() as folder:
    Path(folder, "loyalty.py").write_text(LOYALTY + "\nurlpatterns = []\n")
    Path(folder, "manage.py").write_text(MANAGE)
    for options in ([], ["--noreload"]):
        command = [sys.executable, "manage.py", "runserver", *options]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
        seen = [line for line in done.stdout.splitlines() if "RUN_MAIN" in line]
        print(f"{' '.join(command[2:])}: {', '.join(seen)}")
