"""migrate sends pre_migrate for all apps, then migrates, then sends post_migrate for all apps."""

import tempfile
from itertools import groupby
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections
from django.db.models.signals import post_migrate, post_save, pre_migrate

events = []
heard = {"pre_migrate": [], "post_migrate": []}
notes = []


# --8<-- [start:receivers]
def listen(signal, sender, using, **kwargs):
    name = "pre_migrate" if signal is pre_migrate else "post_migrate"
    events.append(name)
    heard[name].append(sender.label)
    tables = bool(connections[using].introspection.table_names())
    notes.append(f"{name}: atomic={connections[using].in_atomic_block} tables={tables}")


def migration_noted(sender, **kwargs):
    if sender.__name__ == "Migration":  # (1)!
        events.append("migration")


pre_migrate.connect(listen)
post_migrate.connect(listen)
post_save.connect(migration_noted)
# --8<-- [end:receivers]

folder = tempfile.TemporaryDirectory()
shop = connections["default"]
connections["default"] = shop.copy()
connections["default"].settings_dict["NAME"] = Path(folder.name, "empty.sqlite3")

# --8<-- [start:migrate]
call_command("migrate", verbosity=0)
print("sent:", " > ".join(name for name, _ in groupby(events)))
for note in dict.fromkeys(notes):
    print(note)

with_models = [c.label for c in apps.get_app_configs() if c.models_module]
print("one for each app with models:", heard["pre_migrate"] == with_models)
print("the same with post_migrate:", heard["post_migrate"] == with_models)
print("staticfiles, an app without models:", "staticfiles" in heard["post_migrate"])

events.clear()
call_command("migrate", verbosity=0)
print("sent by a second run:", " > ".join(name for name, _ in groupby(events)))
# --8<-- [end:migrate]

connection.close()
connections["default"] = shop
folder.cleanup()
