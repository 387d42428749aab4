"""Runs the text of a snippet, as a reader would paste it into `manage.py shell`. Needs Django."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from pathlib import Path

from django.conf import settings
from django.urls import clear_url_caches

from tools.receivers import restored


def run(text: str, path: Path, keep: tuple[str, ...]) -> str:
    """Run a file from top to bottom in a fresh namespace; return all that it prints.

    Django must be set up and its database empty. DEBUG is off. Only the receivers of the packages
    in `keep` answer; every signal is as before afterwards.
    """
    printed = io.StringIO()
    code = compile(text, str(path), "exec")
    clear_url_caches()
    # As in production. Not override_settings(), which would be seen by samples about settings.
    debug, settings.DEBUG = settings.DEBUG, False
    try:
        with restored(keep=keep), redirect_stdout(printed):
            exec(code, {"__name__": "__main__", "__file__": str(path)})
    finally:
        settings.DEBUG = debug
    return printed.getvalue()
