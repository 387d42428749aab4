"""Default rows and a group with permissions: made once by post_migrate, safe to run again.

Receivers: catalogue
Database: sqlite
"""

import tempfile
from pathlib import Path

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection, connections
from django.db.models.signals import post_migrate
from django.test import override_settings

from catalogue.models import Tag

names = override_settings(
    DEFAULT_TAGS=["new", "sale"], EDITOR_PERMISSIONS=["add_product", "change_product"]
)
names.enable()


def show(title, using="default"):
    tags = Tag.objects.using(using).order_by("name").values_list("name", flat=True)
    group = Group.objects.using(using).get(name="editors")
    names = group.permissions.order_by("codename").values_list("codename", flat=True)
    print(f"{title}: tags {', '.join(tags)}; editors {', '.join(names)}")


folder = tempfile.TemporaryDirectory()
shop = connections["default"]
connections["default"] = shop.copy()
connections["default"].settings_dict["NAME"] = Path(folder.name, "empty.sqlite3")

# --8<-- [start:calls]
call_command("migrate", verbosity=0)
show("first migrate")

editors = Group.objects.get(name="editors")
editors.permissions.get(codename="add_product").group_set.clear()
Tag.objects.filter(name="sale").delete()
call_command("migrate", verbosity=0)
show("changed by hand, migrate again")

call_command("flush", interactive=False, verbosity=0)
show("flush")
# --8<-- [end:calls]

# --8<-- [start:order]
uid = "django.contrib.auth.management.create_permissions"
post_migrate.disconnect(dispatch_uid=uid)
apps.get_app_config("auth").ready()  # (1)!
Group.objects.all().delete()
Permission.objects.all().delete()
call_command("migrate", verbosity=0)
show("app listed before auth")
# --8<-- [end:order]

connection.close()
connections["default"] = shop
folder.cleanup()

call_command("migrate", database="archive", verbosity=0)
show("archive", "archive")
names.disable()
