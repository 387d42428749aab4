"""connection_created is sent whenever a connection is opened: at the first query, after close()."""

import tempfile
from pathlib import Path

from django.db import connection, connections
from django.db.backends.signals import connection_created
from django.dispatch import receiver

sent = []
folder = tempfile.TemporaryDirectory()
before = {alias: connections[alias] for alias in ("default", "archive")}
for alias, old in before.items():
    connections[alias] = old.copy()
    connections[alias].settings_dict["NAME"] = Path(folder.name, f"{alias}.sqlite3")


# --8<-- [start:receiver]
@receiver(connection_created)
def listen(connection, **kwargs):
    sent.append(connection.alias)


# --8<-- [end:receiver]


def query(alias="default"):
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT 1")


def show(title, call):
    sent.clear()
    call()
    print(f"{title}: {', '.join(sent) or 'nothing'}")


def in_memory():
    memory = connection.copy()
    memory.settings_dict["NAME"] = ":memory:"
    memory.ensure_connection()
    sent.clear()
    memory.close()
    memory.ensure_connection()


# --8<-- [start:calls]
show("connections default", lambda: connections["default"])
show("first query", query)
show("second query", query)
show("close()", connection.close)
show("query after close()", query)
show("query on another database", lambda: query("archive"))
show("close() and query, SQLite in memory", in_memory)
# --8<-- [end:calls]

for alias, old in before.items():
    connections[alias].close()
    connections[alias] = old
folder.cleanup()
