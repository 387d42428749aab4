"""Default rows and a group with permissions: made once by post_migrate, safe to run again."""

# --8<-- [start:defaults]
from django.apps import AppConfig
from django.apps import apps as global_apps
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS, router
from django.db.models.signals import post_migrate

DEFAULT_TAGS = ["new", "sale"]
EDITOR_PERMISSIONS = ["add_product", "change_product"]


def create_defaults(app_config, using=DEFAULT_DB_ALIAS, apps=global_apps, **kwargs):  # (1)!
    try:
        Tag = apps.get_model("catalogue", "Tag")  # (2)!
        Group = apps.get_model("auth", "Group")
        Permission = apps.get_model("auth", "Permission")
    except LookupError:
        return
    if router.allow_migrate_model(using, Tag):
        for name in DEFAULT_TAGS:
            Tag.objects.using(using).get_or_create(name=name)
    if router.allow_migrate_model(using, Group):
        group, created = Group.objects.using(using).get_or_create(name="editors")
        if created:  # (3)!
            create_permissions(app_config, verbosity=0, using=using, apps=apps)  # (4)!
            wanted = Permission.objects.using(using).filter(
                content_type__app_label=app_config.label, codename__in=EDITOR_PERMISSIONS
            )
            group.permissions.set(wanted)


# --8<-- [end:defaults]


# --8<-- [start:config]
class CatalogueConfig(AppConfig):
    name = "catalogue"

    def ready(self):
        post_migrate.connect(create_defaults, sender=self)


# --8<-- [end:config]
import tempfile
from pathlib import Path

from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection, connections

from catalogue.models import Tag

CatalogueConfig.ready(global_apps.get_app_config("catalogue"))


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

Group.objects.get(name="editors").permissions.get(codename="add_product").group_set.clear()
Tag.objects.filter(name="sale").delete()
call_command("migrate", verbosity=0)
show("changed by hand, migrate again")

call_command("flush", interactive=False, verbosity=0)
show("flush")
# --8<-- [end:calls]

# --8<-- [start:order]
uid = "django.contrib.auth.management.create_permissions"
post_migrate.disconnect(dispatch_uid=uid)
global_apps.get_app_config("auth").ready()  # (1)!
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
