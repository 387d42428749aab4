"""connection_created is said to be sent for the initial connection; it is sent for every one.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#connection-created
Expected: as the reference says, "sent when the database wrapper makes the initial connection to the
database".
Actual: sent each time a wrapper connects: again after close(), and by the wrapper of each thread.

Proposed: "each time the database wrapper makes a connection to the database".
"""

import tempfile
from threading import Thread

import django
from django.conf import settings

folder = tempfile.TemporaryDirectory()  # a database in memory is never closed
name = f"{folder.name}/demo.sqlite3"
settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": name}})
django.setup()

from django.db import connection
from django.db.backends.signals import connection_created


def receiver(**kwargs):
    print("connection_created")


def use():
    connection.ensure_connection()
    connection.close()


connection_created.connect(receiver)
use()
use()
thread = Thread(target=use)
thread.start()
thread.join()
