"""Django 6.0 brings two task backends and no command that would run tasks elsewhere.

Django: 6.0+
"""

import pkgutil

import django.tasks.backends
from django.conf import settings
from django.core.management import get_commands

# --8<-- [start:look]
backends = [module.name for module in pkgutil.iter_modules(django.tasks.backends.__path__)]
print("backends:", ", ".join(backends))
print("TASKS:", settings.TASKS["default"]["BACKEND"])
commands = [name for name, app in get_commands().items() if app.startswith("django.")]
found = [name for name in commands if "task" in name or "worker" in name]
print("commands with task or worker:", ", ".join(found) or "none")
# --8<-- [end:look]
