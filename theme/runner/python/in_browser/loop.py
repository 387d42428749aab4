"""asyncio without threads and without a browser's event loop: all of it in one thread.

Pyodide's own loop is always running, so `asyncio.run()` and `async_to_sync()` would refuse to work.
Here code runs as under CPython, with no loop until it starts one.
"""

from __future__ import annotations

import asyncio
import contextvars
import sys
import time
from asyncio import events
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from asgiref import sync
from pyodide import webloop

# How often something ran here that CPython runs in another thread; the tests hold excuses to it.
stand_ins = 0

# Where asgiref sends synchronous code when a caller waits; InlineLoop needs no executor.
_THIS_THREAD = object()


class _Selector:
    """Nothing to wait for but time."""

    def select(self, timeout: float | None) -> list[Any]:
        if timeout is None:
            raise RuntimeError("Nothing will ever wake this event loop.")
        if timeout > 0:
            time.sleep(timeout)
        return []


class InlineLoop(asyncio.BaseEventLoop):
    """An event loop whose executors run what they are given at once, as if in another thread."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _Selector()

    def _process_events(self, event_list: list[Any]) -> None:
        pass

    def _write_to_self(self) -> None:
        pass

    def run_in_executor(
        self, executor: Any, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """The result of a function, run before this returns; it sees no running loop."""
        global stand_ins
        stand_ins += 1
        future = self.create_future()
        task = asyncio.current_task(self)
        if task:
            asyncio.tasks._leave_task(self, task)
        events._set_running_loop(None)
        try:
            result = func(*args)
        except Exception as error:
            future.set_exception(error)
        else:
            future.set_result(result)
        finally:
            events._set_running_loop(self)
            if task:
                asyncio.tasks._enter_task(self, task)
        return future


class _Policy(events._BaseDefaultEventLoopPolicy):
    _loop_factory = InlineLoop


def _call_async(self: sync.AsyncToSync, *args: Any, **kwargs: Any) -> Any:
    """What AsyncToSync.__call__() does, without the thread it starts."""
    if events._get_running_loop() is not None:
        raise RuntimeError(
            "You cannot use AsyncToSync in the same thread as an async event loop - "
            "just await the async function directly."
        )
    result: Future[Any] = Future()
    outer = getattr(self.executors, "current", None)
    self.executors.current = _THIS_THREAD
    context = [contextvars.copy_context()]
    awaitable = self.awaitable(*args, **kwargs)
    try:
        asyncio.run(self.main_wrap(result, sys.exc_info(), None, context, awaitable))
    finally:
        sync._restore_context(context[0])
        self.executors.current = outer
    return result.result()


def install() -> None:
    """Make asyncio and asgiref work in one thread. Nothing of Pyodide's loop is used afterwards."""
    asyncio.run = asyncio.runners.run
    time.sleep = webloop._orig_sleep
    events._set_event_loop_policy(_Policy())
    events._set_running_loop(None)
    sync.AsyncToSync.__call__ = _call_async
