"""The option init_command runs for each new SQLite connection, before connection_created."""

import tempfile
from pathlib import Path

from django.db import connection, connections
from django.db.backends.signals import connection_created
from django.dispatch import receiver

folder = tempfile.TemporaryDirectory()
shop = connections["default"]
connections["default"] = shop.copy()


# --8<-- [start:options]
database = connections["default"].settings_dict
database["NAME"] = Path(folder.name, "empty.sqlite3")
database["OPTIONS"] = {"init_command": "PRAGMA cache_size=4321"}
# --8<-- [end:options]


def cache_size(connection):
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA cache_size").fetchone()[0]


@receiver(connection_created)
def listen(connection, **kwargs):
    print("connection_created: cache_size", cache_size(connection))


cache_size(connection)
connection.close()
print("new connection: cache_size", cache_size(connection))

connection.close()
connections["default"] = shop
folder.cleanup()
