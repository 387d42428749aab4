"""With Django's default logging and DEBUG = False a failed task is mailed to ADMINS.

Django: 6.0+
Browser: no (subprocess)
"""

import subprocess
import sys

# --8<-- [start:project]
PROJECT = """
import django
from django.conf import settings

settings.configure(DEBUG=False, SECRET_KEY="sample", ADMINS=["admin@example.com"])
django.setup()

from django.core import mail
from django.tasks import task
from django.test.utils import setup_test_environment

setup_test_environment()

@task
def brew(tea):
    if tea == "none":
        raise ValueError("no tea")

brew.enqueue("Assam")
print("task that works: mails", len(mail.outbox))
brew.enqueue("none")
print("task that fails: mails", len(mail.outbox), "to", *mail.outbox[0].to)
"""
# --8<-- [end:project]

command = [sys.executable, "-c", PROJECT]
print(subprocess.run(command, capture_output=True, text=True, check=True).stdout, end="")
