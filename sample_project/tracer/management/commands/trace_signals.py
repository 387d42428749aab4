"""manage.py trace_signals "…": what fires when I do this?"""

from __future__ import annotations

import ast
import inspect
import json
from contextlib import ExitStack
from types import CodeType, FunctionType
from typing import Any

from asgiref.sync import async_to_sync
from django.apps import apps
from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import connections, transaction

from tracer.recording import Trace, trace


class Command(BaseCommand):
    help = (
        "Run a piece of Python with all models at hand and show what happened: signals, receivers, "
        "SQL, transactions. `await` is understood. Everything is rolled back at the end, unless "
        "--commit is given. "
        "-v 0 shows names only, -v 2 whole SQL statements."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="for example: \"Product.objects.create(name='Tea')\"")
        parser.add_argument(
            "--commit",
            action="store_true",
            help="run in autocommit, as in the shell, and keep the changes",
        )
        parser.add_argument("--json", action="store_true", help="print the events as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        code = _compiled(options["code"])
        with ExitStack() as stack:
            if not options["commit"]:
                for alias in connections:
                    stack.enter_context(transaction.atomic(using=alias))
                    stack.callback(transaction.set_rollback, True, using=alias)
            error = None
            with trace() as happened:
                try:
                    _run(code)
                except Exception as raised:
                    error = raised
        self._show(happened, options)
        if error:
            raise CommandError(_explained(error)) from error

    def _show(self, happened: Trace, options: dict[str, Any]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(happened.as_json(), ensure_ascii=False))
            return
        self.stdout.write(happened.as_text(options["verbosity"]) or "Nothing happened.")
        if not options["commit"]:
            self.stdout.write(
                "Rolled back; callbacks of on_commit() did not run. Add --commit to keep changes."
            )


def _compiled(code: str) -> CodeType:
    try:
        return compile(code, "<code>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except SyntaxError as error:
        mark = f"\n    {error.text.rstrip()}" if error.text else ""
        raise CommandError(f"This is not valid Python: {error.msg}.{mark}") from error


def _run(code: CodeType) -> None:
    names = _models() | {"transaction": transaction}
    if (
        code.co_flags & inspect.CO_COROUTINE
    ):  # has an `await`; stays in this thread, in its atomic()
        async_to_sync(FunctionType(code, names))()
    else:
        exec(code, names)


def _models() -> dict[str, Any]:
    """Every model under its class name; of two with one name the later app's, the project's own."""
    return {model.__name__: model for model in apps.get_models()}


def _explained(error: Exception) -> str:
    said = f"{type(error).__name__}: {error}"
    if isinstance(error, NameError):
        return f"{said}. At hand are transaction and the models {', '.join(sorted(_models()))}."
    if type(error).__name__ == "OperationalError" and "no such table" in str(error):
        return f"{said}. Run `manage.py migrate` first."
    return said
