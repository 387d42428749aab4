"""On the first migrate a data migration finds neither permissions nor content types.

Wrong: on purpose
"""

import tempfile
from pathlib import Path

from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection, connections, migrations
from django.db.models.signals import pre_migrate


# --8<-- [start:migration]
def give_permissions(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    editors = Group.objects.create(name="editors")
    editors.permissions.set(Permission.objects.filter(codename="change_product"))
    print("content types:", ContentType.objects.count())
    print("permissions of the group:", editors.permissions.count())


# --8<-- [end:migration]


def append_to_the_last_migration(plan, **kwargs):
    migration, backwards = plan[-1]
    migration.operations.append(migrations.RunPython(give_permissions))
    pre_migrate.disconnect(append_to_the_last_migration)


folder = tempfile.TemporaryDirectory()
shop = connections["default"]
connections["default"] = shop.copy()
connections["default"].settings_dict["NAME"] = Path(folder.name, "empty.sqlite3")

pre_migrate.connect(append_to_the_last_migration)
call_command("migrate", verbosity=0)

exists = Permission.objects.filter(codename="change_product").exists()
print("after migrate, permission exists:", exists)
print("after migrate, group has it:", Group.objects.get().permissions.exists())

connection.close()
connections["default"] = shop
folder.cleanup()
