"""The migrate signals are said to be about an application that is installed; they are about all.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#pre-migrate
Expected: as the reference says, pre_migrate is "sent by the migrate command before it starts to
install an application", and the sender of post_migrate is "an AppConfig instance for the
application that was just installed".
Actual: pre_migrate is sent for every app with models before the first migration of any,
post_migrate for every app after the last, each run of migrate, also when there is nothing to do and
for an app that was not asked for.

Proposed: "Sent by migrate for every installed application, before it runs any migration"; the
sender is "the AppConfig of the application".
"""

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.sessions"],
)
django.setup()

from django.core.management import call_command
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate, pre_migrate


def receiver(signal, sender, **kwargs):
    print("pre_migrate" if signal is pre_migrate else "post_migrate", sender.label)


def told(self, state, migration, **kwargs):
    print("migration", migration.app_label, migration.name)
    return apply_migration(self, state, migration, **kwargs)


apply_migration = MigrationExecutor.apply_migration
MigrationExecutor.apply_migration = told
pre_migrate.connect(receiver)
post_migrate.connect(receiver)
for title in ("migrate sessions", "once more"):
    print(title)
    call_command("migrate", "sessions", interactive=False, verbosity=0)
