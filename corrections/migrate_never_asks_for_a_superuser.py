"""auth is said to prompt for a superuser after migrate when interactive is True; it never asks.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#post-migrate
Expected: as the reference says of interactive, "the django.contrib.auth app only prompts to create
a superuser when interactive is True".
Actual: it prompts in neither case; no receiver of post_migrate does. createsuperuser asks.

Proposed: take another example, or none.
"""

import builtins

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"],
)
django.setup()

from django.contrib.auth.management.commands.createsuperuser import Command
from django.core.management import call_command

asked = []
builtins.input = lambda prompt="": asked.append(prompt) or "no"
Command.handle = lambda self, *args, **options: asked.append("createsuperuser")
call_command("migrate", interactive=True, verbosity=0)
print(f"asked by migrate: {asked}")
call_command("createsuperuser", interactive=True, verbosity=0)
print(f"asked by createsuperuser: {asked}")
