"""Between the commit and the callback there is a gap: a process that dies there forgets the mail.

Browser: no (subprocess)
Database: sqlite
"""

import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

# --8<-- [start:process]
PROCESS = """
import os
import django
from django.conf import settings

database = {"ENGINE": "django.db.backends.sqlite3", "NAME": "shop.sqlite3"}
apps = ["django.contrib.contenttypes", "django.contrib.auth"]
settings.configure(INSTALLED_APPS=apps, DATABASES={"default": database})
django.setup()

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction

call_command("migrate", verbosity=0)
with transaction.atomic():
    Group.objects.create(name="order A-1")
    transaction.on_commit(lambda: os._exit(9))  # the power goes
    transaction.on_commit(lambda: print("mail sent", flush=True))
"""
# --8<-- [end:process]

with tempfile.TemporaryDirectory() as folder:
    command = [sys.executable, "-c", PROCESS]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    shop = sqlite3.connect(Path(folder, "shop.sqlite3"))
    rows = shop.execute("SELECT count(*) FROM auth_group").fetchone()[0]
    shop.close()
print(f"exit code {done.returncode}, rows {rows}, said {done.stdout.strip() or 'nothing'}")
