"""From 6.1 a receiver of setting_changed configures logging anew when LOGGING is overridden.

Browser: no (subprocess)
"""

import subprocess
import sys

# --8<-- [start:project]
PROJECT = """
import logging

import django
from django.conf import settings

def logging_with(level):
    return {"version": 1, "loggers": {"shop": {"level": level}}}

settings.configure(LOGGING=logging_with("ERROR"))
django.setup()

from django.test import override_settings

logger = logging.getLogger("shop")
print("before:", logging.getLevelName(logger.level))
with override_settings(LOGGING=logging_with("DEBUG")):
    print("inside:", logging.getLevelName(logger.level))
print("after:", logging.getLevelName(logger.level))
"""
# --8<-- [end:project]

command = [sys.executable, "-c", PROJECT]
print(subprocess.run(command, capture_output=True, text=True, check=True).stdout, end="")
