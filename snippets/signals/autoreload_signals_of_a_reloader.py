"""What a reloader sends: autoreload_started once, file_changed for a watched file that changed."""

import os
import tempfile
import threading
from pathlib import Path

from django.dispatch import receiver
from django.utils.autoreload import StatReloader, autoreload_started, file_changed

folder = Path(tempfile.mkdtemp()).resolve()


# --8<-- [start:receivers]
@receiver(autoreload_started)
def watch_prices(sender, **kwargs):
    print("autoreload_started:", " ".join(sorted([*kwargs, "sender"])))
    print("sender is the reloader:", sender is reloader)
    sender.watch_dir(folder, "*.json")


@receiver(file_changed)
def read_prices(sender, file_path, **kwargs):
    print("file_changed:", " ".join(sorted([*kwargs, "sender", "file_path"])))
    print("sender of file_changed is the reloader:", sender is reloader)
    print(f"file_path is a Path: {isinstance(file_path, Path)}, name {file_path.name}")
    return True  # (1)!


# --8<-- [end:receivers]


def change(name):
    path = folder / name
    path.write_text("{}")
    os.utime(path, (change.time, change.time))
    change.time += 10


change.time = 1_000_000_000
change("prices.json")
change("notes.txt")

# --8<-- [start:run]
reloader = StatReloader()
reloader.SLEEP_TIME = 0
reloader.stop()  # (1)!
reloader.run(threading.main_thread())

ticks = reloader.tick()  # (2)!
next(ticks)
print("first look done")
change("notes.txt")
next(ticks)
print("a file that is not watched: no signal")
change("prices.json")
next(ticks)
print("still running")
# --8<-- [end:run]
for name in ("prices.json", "notes.txt"):
    (folder / name).unlink()
folder.rmdir()
