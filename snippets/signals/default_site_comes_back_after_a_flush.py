"""contrib.sites makes example.com in post_migrate whenever there is no site at all.

Browser: no (subprocess)
"""

import subprocess
import sys

# --8<-- [start:project]
PROJECT = """
import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["django.contrib.sites"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
)
django.setup()

from django.contrib.sites.models import Site
from django.core.management import call_command

call_command("migrate", verbosity=0)
print("after migrate:", Site.objects.get().domain)

Site.objects.update(domain="shop.test")
call_command("migrate", verbosity=0)
print("after a change and migrate:", Site.objects.get().domain)

call_command("flush", interactive=False, verbosity=0)
print("after flush:", Site.objects.get().domain)
"""
# --8<-- [end:project]

command = [sys.executable, "-c", PROJECT]
print(subprocess.run(command, capture_output=True, text=True, check=True).stdout, end="")
