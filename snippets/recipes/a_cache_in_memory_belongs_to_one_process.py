"""Deleting a key of LocMemCache does not reach the other processes of the site.

Browser: no (subprocess)
"""

import subprocess
import sys

# --8<-- [start:worker]
WORKER = """
import sys
import django
from django.conf import settings

settings.configure()
django.setup()

from django.core.cache import cache

cache.set("price", "old")
print("cached", flush=True)
sys.stdin.readline()
print(cache.get("price"))
"""
# --8<-- [end:worker]

from django.core.cache import cache

worker = subprocess.Popen(
    [sys.executable, "-c", WORKER],
    stdin=subprocess.PIPE,
    stdout=subprocess.PIPE,
    text=True,
    encoding="utf-8",
)
worker.stdout.readline()
cache.set("price", "old")
cache.delete("price")
found, _ = worker.communicate("go\n")
print(f"this process: {cache.get('price')}")
print(f"other process: {found.strip()}")
