"""The apps argument holds the models as the migrations applied so far know them."""

import tempfile
from pathlib import Path

from django.apps import apps as global_apps
from django.core.management import call_command
from django.db import DatabaseError, connection, connections
from django.db.models.signals import post_migrate, post_save

from audit.models import AuditEntry


def real_save(**kwargs):
    print(f"{step}: post_save of the real class")


# --8<-- [start:receivers]
def ask_apps(sender, using, apps=global_apps, **kwargs):  # (1)!
    try:
        model = apps.get_model("audit", "AuditEntry")
    except LookupError:
        print(f"{step}: apps has no AuditEntry")  # (2)!
        return
    print(f"{step}: apps gives the real class: {model is AuditEntry}")
    model.objects.using(using).create(action="installed")


def ask_the_real_class(sender, using, **kwargs):
    try:
        print(f"{step}: rows by the real class: {AuditEntry.objects.using(using).count()}")
    except DatabaseError as error:
        print(f"{step}: real class: {type(error).__name__}")


# --8<-- [end:receivers]

audit = global_apps.get_app_config("audit")
post_migrate.connect(ask_apps, sender=audit)
post_migrate.connect(ask_the_real_class, sender=audit)
post_save.connect(real_save, sender=AuditEntry)

folder = tempfile.TemporaryDirectory()
shop = connections["default"]
connections["default"] = shop.copy()
connections["default"].settings_dict["NAME"] = Path(folder.name, "empty.sqlite3")

# --8<-- [start:calls]
step = "migrate catalogue"
call_command("migrate", "catalogue", verbosity=0)
step = "migrate"
call_command("migrate", verbosity=0)
step = "flush"
call_command("flush", interactive=False, verbosity=0)
step = "migrate audit zero"
call_command("migrate", "audit", "zero", verbosity=0)
# --8<-- [end:calls]

connection.close()
connections["default"] = shop
folder.cleanup()
