"""What runserver does while it watches files; these two signals are not documented."""

import threading
from contextlib import suppress
from pathlib import Path

from django.utils.autoreload import StatReloader

from captures.operations import operation


@operation
def autoreload_start():
    reloader = StatReloader()
    reloader.stop()
    yield
    reloader.run(threading.main_thread())


@operation
def autoreload_file_changed():
    reloader = StatReloader()
    yield
    with suppress(SystemExit):
        reloader.notify_file_changed(Path("shop/models.py"))
