"""Made before the permissions exist and filled only once, a group stays empty for ever.

Wrong: on purpose
Database: sqlite
"""

import tempfile
from pathlib import Path

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection, connections
from django.db.models.signals import post_migrate


# --8<-- [start:receiver]
def create_editors(using, **kwargs):
    group, created = Group.objects.using(using).get_or_create(name="editors")
    if created:
        permissions = Permission.objects.using(using)
        wanted = permissions.filter(codename="change_order")
        group.permissions.set(wanted)  # (1)!


# --8<-- [end:receiver]
post_migrate.connect(create_editors, sender=apps.get_app_config("catalogue"))


def show(title):
    exists = Permission.objects.filter(codename="change_order").exists()
    given = Group.objects.get().permissions.exists()
    print(f"{title}: permission exists {exists}, group has it {given}")


folder = tempfile.TemporaryDirectory()
shop = connections["default"]
connections["default"] = shop.copy()
connections["default"].settings_dict["NAME"] = Path(folder.name, "empty.sqlite3")

# --8<-- [start:calls]
call_command("migrate", verbosity=0)
show("first migrate")
call_command("migrate", verbosity=0)
show("second migrate")
# --8<-- [end:calls]

connection.close()
connections["default"] = shop
folder.cleanup()
