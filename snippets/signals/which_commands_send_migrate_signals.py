"""Which commands send pre_migrate and post_migrate, and for how many apps."""

import io
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections
from django.db.models.signals import post_migrate, pre_migrate

sent = Counter()
every_app = sum(config.models_module is not None for config in apps.get_app_configs())


# --8<-- [start:receivers]
def before(**kwargs):
    sent["pre_migrate"] += 1


def after(**kwargs):
    sent["post_migrate"] += 1


pre_migrate.connect(before)
post_migrate.connect(after)
# --8<-- [end:receivers]


def show(title, *arguments, **options):
    sent.clear()
    with suppress(SystemExit):
        call_command(*arguments, verbosity=0, stdout=io.StringIO(), **options)
    counts = (f"{n} {'all apps' if sent[n] == every_app else sent[n]}" for n in names)
    print(f"{title}:", ", ".join(counts))


names = ("pre_migrate", "post_migrate")
folder = tempfile.TemporaryDirectory()
shop = connections["default"]
connections["default"] = shop.copy()
connections["default"].settings_dict["NAME"] = Path(folder.name, "empty.sqlite3")
fixture = Path(folder.name, "tags.json")
fixture.write_text('[{"model": "catalogue.tag", "fields": {"name": "hot"}}]')

# --8<-- [start:calls]
show("migrate, empty database", "migrate")
show("migrate, nothing to do", "migrate")
show("migrate audit zero", "migrate", "audit", "zero")
show("migrate --plan", "migrate", plan=True)
show("migrate --check", "migrate", check_unapplied=True)
show("migrate audit", "migrate", "audit")
show("migrate audit zero --fake", "migrate", "audit", "zero", fake=True)
show("migrate audit --fake", "migrate", "audit", fake=True)
show("migrate audit --prune", "migrate", "audit", prune=True)
show("sqlmigrate", "sqlmigrate", "audit", "0001")
show("showmigrations", "showmigrations")
show("makemigrations", "makemigrations", check_changes=True, dry_run=True)
show("loaddata", "loaddata", fixture)
show("flush", "flush", interactive=False)
show("sqlflush", "sqlflush")
# --8<-- [end:calls]

connection.close()
connections["default"] = shop
folder.cleanup()
