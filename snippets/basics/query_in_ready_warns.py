"""A query in ready() runs whenever a process starts Django, and Django warns about it.

Wrong: on purpose
Browser: no (subprocess)
"""

import subprocess
import sys
import tempfile
from pathlib import Path

# --8<-- [start:app]
LOYALTY = """
from django.apps import AppConfig
from django.db import connection

class LoyaltyConfig(AppConfig):
    name = "loyalty"

    def ready(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        print("query done")
"""
# --8<-- [end:app]
START = """
import django
from django.conf import settings

database = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
settings.configure(INSTALLED_APPS=["loyalty.LoyaltyConfig"], DATABASES={"default": database})
django.setup()
"""

with tempfile.TemporaryDirectory() as folder:
    Path(folder, "loyalty.py").write_text(LOYALTY)
    command = [sys.executable, "-W", "default", "-c", START]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)

print(done.stdout.strip())
for line in done.stderr.splitlines():
    if "RuntimeWarning: " in line:
        print(line.partition(".py:")[2].partition(": ")[2].partition(". ")[0])
