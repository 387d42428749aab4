"""After an error in a receiver the connection is open: the next query uses it, no signal is sent.

Wrong: on purpose
"""

import tempfile
from pathlib import Path

from django.db import connection, connections
from django.db.backends.signals import connection_created
from django.dispatch import receiver

folder = tempfile.TemporaryDirectory()
shop = connections["default"]
connections["default"] = shop.copy()
connections["default"].settings_dict["NAME"] = Path(folder.name, "empty.sqlite3")
calls = []


# --8<-- [start:receiver]
@receiver(connection_created)
def prepare(connection, **kwargs):
    calls.append(connection.alias)
    raise ValueError("on purpose")


# --8<-- [end:receiver]


def query(title):
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        print(f"{title}: no error, calls of the receiver {len(calls)}")
    except ValueError as error:
        print(f"{title}: {type(error).__name__}, calls of the receiver {len(calls)}")


# --8<-- [start:calls]
query("first query")
query("second query")
# --8<-- [end:calls]

connection.close()
connections["default"] = shop
folder.cleanup()
