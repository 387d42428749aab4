"""A script of one's own has models and receivers after django.setup(), and so has each process.

Browser: no (subprocess)
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings

# --8<-- [start:script]
SCRIPT = """
import multiprocessing
import django

def listening():
    from django.contrib.auth.models import User
    from django.db.models.signals import post_save
    return post_save.has_listeners(User)

def ask(case, call):
    try:
        print(f"{case}: User has receivers {call()}")
    except Exception as error:
        print(f"{case}: {type(error).__name__}")

if __name__ == "__main__":
    ask("before", listening)
    django.setup()
    ask("after django.setup()", listening)
    spawn = multiprocessing.get_context("spawn")
    for case, start in ("new process", None), ("new process, initializer", django.setup):
        with spawn.Pool(1, start) as pool:
            ask(case, lambda: pool.apply(listening))
"""
# --8<-- [end:script]

with tempfile.TemporaryDirectory() as folder:
    script = Path(folder, "report.py")
    script.write_text(SCRIPT)
    done = subprocess.run(
        [sys.executable, script],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
            "PYTHONPATH": str(settings.BASE_DIR),
        },
        capture_output=True,
        text=True,
        check=True,
    )
print(done.stdout, end="")
