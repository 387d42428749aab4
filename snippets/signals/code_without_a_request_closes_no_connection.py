"""Commands and scripts send no request signals: they close connections themselves."""

import tempfile
from pathlib import Path
from unittest import mock

from django.core.management import BaseCommand, call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections
from django.dispatch import receiver
from django.test import override_settings

archive = connections["archive"]
sent = []


@receiver([request_started, request_finished])
def listen(signal, **kwargs):
    sent.append(signal)


def state():
    return "closed" if archive.connection is None else "open"


# --8<-- [start:commands]
class Careless(BaseCommand):
    def handle(self, **options):
        for job in range(3):
            archive.cursor().execute("SELECT 1")


class Careful(BaseCommand):
    def handle(self, **options):
        for job in range(3):
            archive.cursor().execute("SELECT 1")
            close_old_connections()  # (1)!


# --8<-- [end:commands]

kept, archive.connection = archive.connection, None
with (
    tempfile.TemporaryDirectory() as folder,
    mock.patch.dict(archive.settings_dict, NAME=Path(folder) / "db.sqlite3"),
):
    call_command(Careless(), skip_checks=True)
    print("careless command, request signals:", len(sent))
    print("careless command, connection:", state())
    call_command(Careful(), skip_checks=True)
    print("careful command, connection:", state())

    with override_settings(DEBUG=True):
        call_command(Careless(), skip_checks=True)
        print("queries kept with DEBUG:", len(archive.queries))
        print("kept at most:", archive.queries_log.maxlen)
    archive.queries_log.clear()
    archive.close()
archive.connection = kept
