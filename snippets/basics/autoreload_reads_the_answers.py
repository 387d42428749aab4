"""file_changed is a signal whose answers Django reads: a true one prevents the restart."""

from pathlib import Path

from django.dispatch import receiver
from django.utils.autoreload import BaseReloader, file_changed


def change(name):
    try:
        BaseReloader().notify_file_changed(Path(name))
    except SystemExit as error:
        print(f"{name}: restart, exit code {error.code}")
    else:
        print(f"{name}: no restart")


# --8<-- [start:receiver]
@receiver(file_changed)
def ignore_prices(file_path, **kwargs):
    return file_path.name == "prices.json"


# --8<-- [end:receiver]

change("shop.py")
change("prices.json")
