"""A thread of your own has its own connections, and no request closes them.

Browser: no (threads)
"""

import tempfile
import threading
from pathlib import Path
from unittest import mock

from django.db import connections

archive = connections["archive"]
opened = []


# --8<-- [start:work]
def careless():
    connections["archive"].cursor().execute("SELECT 1")
    opened.append(connections["archive"])


def careful():
    careless()
    connections.close_all()  # (1)!


# --8<-- [end:work]

kept, archive.connection = archive.connection, None
with (
    tempfile.TemporaryDirectory() as folder,
    mock.patch.dict(archive.settings_dict, NAME=Path(folder) / "db.sqlite3"),
):
    for work in (careless, careful):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        connection = opened.pop()
        state = "closed" if connection.connection is None else "open"
        print(f"{work.__name__}: own connection={connection is not archive}, left {state}")
        connection.inc_thread_sharing()
        connection.close()
archive.connection = kept
