"""Everything that Django passes to a receiver of connection_created, and the state it is in."""

import sqlite3
import tempfile
from pathlib import Path

import django.db.backends.sqlite3
from django.db import connection, connections, transaction
from django.db.backends.signals import connection_created
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.dispatch import receiver

folder = tempfile.TemporaryDirectory()
shop = connections["default"]
connections["default"] = shop.copy()
connections["default"].settings_dict["NAME"] = Path(folder.name, "empty.sqlite3")


# --8<-- [start:receiver]
@receiver(connection_created)
def listen(sender, connection, **kwargs):
    print("arguments:", " ".join(sorted([*kwargs, "sender", "connection"])))
    print("sender is the class DatabaseWrapper:", sender is DatabaseWrapper)
    print("connection is a DatabaseWrapper:", isinstance(connection, DatabaseWrapper))
    print("connection:", connection.alias, connection.vendor)
    driver = isinstance(connection.connection, sqlite3.Connection)
    print("connection.connection is that of sqlite3:", driver)
    print("signal:", kwargs["signal"] is connection_created)
    print("in a transaction:", connection.in_atomic_block)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 42")
        print("query in the receiver:", cursor.fetchone()[0])


# --8<-- [end:receiver]

# --8<-- [start:calls]
with transaction.atomic():
    print("first line in atomic(), in a transaction:", connection.in_atomic_block)
# --8<-- [end:calls]
backend = django.db.backends.sqlite3
print("django.db.backends.sqlite3 has DatabaseWrapper:", hasattr(backend, "DatabaseWrapper"))

connection.close()
connections["default"] = shop
folder.cleanup()
