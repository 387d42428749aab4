"""A receiver that uses django.db.connection prepares the default database, whichever was opened.

Wrong: on purpose
"""

import tempfile
from pathlib import Path

from django.db import connection as global_connection
from django.db import connections
from django.db.backends.signals import connection_created
from django.dispatch import receiver

folder = tempfile.TemporaryDirectory()
before = {alias: connections[alias] for alias in ("default", "archive")}
for alias, old in before.items():
    connections[alias] = old.copy()
    connections[alias].settings_dict["NAME"] = Path(folder.name, f"{alias}.sqlite3")


# --8<-- [start:receiver]
@receiver(connection_created)
def naive(connection, **kwargs):
    print(f"naive: opened {connection.alias}, prepares {global_connection.alias}")
    with global_connection.cursor() as cursor:
        cursor.execute("SELECT 1")


# --8<-- [end:receiver]

# --8<-- [start:calls]
connections["archive"].ensure_connection()
# --8<-- [end:calls]

for alias, old in before.items():
    connections[alias].close()
    connections[alias] = old
folder.cleanup()
