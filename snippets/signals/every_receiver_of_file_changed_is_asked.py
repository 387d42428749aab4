"""file_changed goes to all receivers; one true answer is enough, an error ends the reloader."""

from pathlib import Path

from django.utils.autoreload import BaseReloader, file_changed

called = []


# --8<-- [start:receivers]
def says_nothing(file_path, **kwargs):
    called.append("says_nothing")


def says_true(file_path, **kwargs):
    called.append("says_true")
    return True


def also_asked(file_path, **kwargs):
    called.append("also_asked")


def broken(file_path, **kwargs):
    called.append("broken")
    raise ValueError("on purpose")


# --8<-- [end:receivers]


def change():
    called.clear()
    try:
        BaseReloader().notify_file_changed(Path("prices.json"))
        result = "no restart"
    except SystemExit as error:
        result = f"restart, exit code {error.code}"
    except ValueError as error:
        result = f"{type(error).__name__} leaves the reloader"
    print(f"{', '.join(called)}: {result}")


# --8<-- [start:calls]
file_changed.connect(says_nothing)
change()
file_changed.connect(says_true)
file_changed.connect(also_asked)
change()
file_changed.connect(broken)
change()
# --8<-- [end:calls]
