"""SQLite forgets a function of your own with the connection; connection_created adds it again."""

import tempfile
from pathlib import Path

from django.db import DatabaseError, connection, connections
from django.db.backends.signals import connection_created

folder = tempfile.TemporaryDirectory()
shop = connections["default"]
connections["default"] = shop.copy()
connections["default"].settings_dict["NAME"] = Path(folder.name, "empty.sqlite3")


# --8<-- [start:receiver]
def add_functions(connection, **kwargs):
    if connection.vendor == "sqlite":
        connection.connection.create_function("initials", 1, initials, deterministic=True)


def initials(name):
    return "".join(word[0] for word in name.split())


# --8<-- [end:receiver]


def ask(title):
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT initials('Green Tea')")
            print(f"{title}: {cursor.fetchone()[0]}")
    except DatabaseError as error:
        print(f"{title}: {type(error).__name__}")


# --8<-- [start:calls]
ask("no receiver")
connection_created.connect(add_functions)
ask("connected after the connection was opened")
connection.close()
ask("new connection")
connection.close()
ask("one more connection")
# --8<-- [end:calls]

connection.close()
connections["default"] = shop
folder.cleanup()
