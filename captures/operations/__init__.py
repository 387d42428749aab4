"""What can be done with Django, as small functions: the left column of "what sends what".

A function prepares, says `yield`, and does the thing. Only what follows the `yield` is observed,
and only that is shown to readers; a second `yield` ends it where something is to be cleaned up.
An async function awaits instead. Each runs twice in an empty database: with Django's own receivers
alone, then with a receiver that does nothing connected to every signal.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import textwrap
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import Any

import django
from asgiref.sync import async_to_sync
from django.test.utils import setup_test_environment, teardown_test_environment

Steps = Callable[[], Generator[None, None, None] | AsyncGenerator[None, None]]


@dataclass(frozen=True)
class Operation:
    """One thing to do. Its name is the function's, its group the module's."""

    function: Steps
    in_tests: bool = False

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def group(self) -> str:
        return self.function.__module__.rpartition(".")[2]

    @property
    def note(self) -> str | None:
        """What the code alone does not tell, from the docstring."""
        return inspect.getdoc(self.function)

    @property
    def code(self) -> str:
        """The lines that are observed."""
        return observed_lines(self.function)

    def run(self, observer: Callable[[], AbstractContextManager[Any]]) -> None:
        """Prepare, then do the thing inside `with observer():`."""
        if self.in_tests:
            setup_test_environment(debug=False)
        try:
            drive(self.function, observer)
        finally:
            if self.in_tests:
                teardown_test_environment()


_operations: dict[str, Operation] = {}


def operation(
    function: Steps | None = None, *, since: tuple[int, int] = (0, 0), in_tests: bool = False
) -> Any:
    """Make an operation of a function.

    since: the first Django that has what it uses.
    in_tests: it runs where a test runs, after setup_test_environment().
    """
    if function is None:
        return partial(operation, since=since, in_tests=in_tests)
    if function.__name__ in _operations:
        raise ValueError(f"two operations are named {function.__name__}")
    if since <= django.VERSION[:2]:
        _operations[function.__name__] = Operation(function, in_tests)
    return function


def operations() -> dict[str, Operation]:
    """All operations of the Django installed, by name; Django must be set up."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return dict(sorted(_operations.items(), key=lambda item: (item[1].group, item[0])))


def drive(function: Steps, observer: Callable[[], AbstractContextManager[Any]]) -> None:
    """Run a function up to its `yield`, then on inside `with observer():`."""
    steps = function()
    if inspect.isasyncgen(steps):
        # Not asyncio.run(): so the database work stays in this thread, on this connection.
        async_to_sync(_drive_async)(steps, observer)
        return
    next(steps)
    with observer():
        more = next(steps, "end")
    if more != "end":
        next(steps, None)


async def _drive_async(
    steps: AsyncGenerator[None, None], observer: Callable[[], AbstractContextManager[Any]]
) -> None:
    await anext(steps)
    with observer():
        more = await anext(steps, "end")
    if more != "end":
        await anext(steps, None)


def observed_lines(function: Callable[..., Any]) -> str:
    """What stands between the first `yield` of a function and the next, or its end."""
    lines = inspect.getsource(function).splitlines()
    yields = [number for number, line in enumerate(lines) if line.strip() == "yield"]
    end = yields[1] if len(yields) > 1 else len(lines)
    return textwrap.dedent("\n".join(lines[yields[0] + 1 : end])).strip("\n")
