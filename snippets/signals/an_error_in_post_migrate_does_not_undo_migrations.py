"""An error in a receiver of post_migrate ends migrate; the migrations stay applied."""

import tempfile
from pathlib import Path

from django.apps import apps
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations import RunPython
from django.db.models.signals import post_migrate, pre_migrate

sent = []


# --8<-- [start:receivers]
def broken(**kwargs):
    raise ValueError("on purpose")


def broken_migration(apps, schema_editor):
    raise ValueError("on purpose")


def break_the_last_migration(plan, **kwargs):
    migration, backwards = plan[-1]
    migration.operations.append(RunPython(broken_migration))


# --8<-- [end:receivers]


def note(sender, **kwargs):
    sent.append(sender.label)


def has_permissions(label):
    return Permission.objects.filter(content_type__app_label=label).exists()


def migrate(title):
    sent.clear()
    try:
        call_command("migrate", verbosity=0)
        print(f"{title}: no error")
    except ValueError as error:
        print(f"{title}: {type(error).__name__}")
    tables = "auth_permission" in connection.introspection.table_names()
    print(f"{title}: tables {tables}, post_migrate {bool(sent)}")
    if sent:
        print(f"{title}: post_migrate of a later app {'orders' in sent}")
        for label in ("auth", "orders"):
            print(f"{title}: permissions of {label} {has_permissions(label)}")


folder = tempfile.TemporaryDirectory()
shop = connections["default"]
connections["default"] = shop.copy()
connections["default"].settings_dict["NAME"] = Path(folder.name, "empty.sqlite3")
catalogue = apps.get_app_config("catalogue")
post_migrate.connect(note)

# --8<-- [start:calls]
pre_migrate.connect(broken, sender=catalogue)
migrate("error in pre_migrate")
pre_migrate.disconnect(broken, sender=catalogue)

pre_migrate.connect(break_the_last_migration, sender=catalogue)
migrate("error in a migration")
pre_migrate.disconnect(break_the_last_migration, sender=catalogue)

post_migrate.connect(broken, sender=catalogue)
migrate("error in post_migrate")
post_migrate.disconnect(broken, sender=catalogue)

migrate("the next run")
# --8<-- [end:calls]

connection.close()
connections["default"] = shop
folder.cleanup()
