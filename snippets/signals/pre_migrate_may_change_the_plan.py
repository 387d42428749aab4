"""The plan of pre_migrate is the live list: what a receiver takes out is not migrated."""

import tempfile
from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections
from django.db.models.signals import post_migrate, pre_migrate
from django.dispatch import receiver


# --8<-- [start:receivers]
@receiver(pre_migrate)
def leave_out_audit(plan, **kwargs):
    plan[:] = [step for step in plan if step[0].app_label != "audit"]


@receiver(post_migrate)
def tell(app_config, plan, **kwargs):
    if app_config.label in ("catalogue", "audit"):
        steps = [str(migration) for migration, backwards in plan]
        mine = [step for step in steps if step.startswith(f"{app_config.label}.")]
        print(f"{app_config.label}: {len(mine)} of the plan")


# --8<-- [end:receivers]


folder = tempfile.TemporaryDirectory()
shop = connections["default"]
connections["default"] = shop.copy()
connections["default"].settings_dict["NAME"] = Path(folder.name, "empty.sqlite3")

call_command("migrate", verbosity=0)
tables = connection.introspection.table_names()
for table in ("catalogue_tag", "audit_auditentry"):
    print(f"table {table}: {table in tables}")

connection.close()
connections["default"] = shop
folder.cleanup()
