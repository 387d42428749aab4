"""Sets Django up and runs samples; called by worker.js with JSON, answers in JSON.

A run does what tools/snippets.Snippet.run() does under pytest: DEBUG off, only Django's own
receivers and those asked for, an empty migrated database in autocommit, mail kept in a list.
"""

from __future__ import annotations

import builtins
import contextvars
import gc
import io
import json
import linecache
import os
import re
import sys
import time
import traceback
import warnings
from collections.abc import Callable
from contextlib import nullcontext, redirect_stderr, redirect_stdout
from pathlib import Path
from types import TracebackType
from typing import Any

from pyodide.ffi import JsProxy

from in_browser import late, loop, packs

# How much a run may print before the rest is left out.
MOST_LINES = 2000
MOST_CHARACTERS = 200_000
# How often what was printed goes to the page, in seconds; at the latest after so many characters.
FLUSH_AFTER = 0.05
PROMPT_WRITES = 100  # sent one by one
FLUSH_SIZE = 16_000
# The longest trace that is drawn.
MOST_EVENTS = 600
# How much of a very deep traceback is read: more than Python's own limit lets happen.
MOST_FRAMES = 3000
# Code that may find out whether Runner.finish() was called. Words in other words count as well.
NOTICES = re.compile(
    r"test|admin|url|resolve|reverse|check|command|manage|import_|modules|setting|tracer|\bgc\b"
    r"|pkgutil|__path__|__file__|listdir|iterdir|glob"
)
LOOKS_AT_STACK = re.compile(
    r"\b(extract_stack|format_stack|print_stack|_getframe|currentframe|inspect\.stack)\b"
)


class Printed(io.TextIOBase):
    """Takes what a run prints, sends it on in portions, leaves out what is too much."""

    encoding = "utf-8"

    def __init__(self, send: Callable[[str, bool], None]) -> None:
        self.send = send
        self.parts: list[str] = []
        self.waiting: list[str] = []
        self.lines = self.characters = self.size = 0
        self.truncated = False
        self.sent = time.monotonic()
        self.prompt = PROMPT_WRITES

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if not self.truncated:
            self._keep(text)
        return len(text)

    def _keep(self, text: str) -> None:
        kept = text[: MOST_CHARACTERS - self.characters]
        lines = kept.count("\n")
        if self.lines == MOST_LINES:
            kept = ""
        elif self.lines + lines > MOST_LINES:
            kept = "".join(kept.splitlines(keepends=True)[: MOST_LINES - self.lines])
            lines = MOST_LINES - self.lines
        self.truncated = len(kept) < len(text)
        self.lines += lines
        self.characters += len(kept)
        self.parts.append(kept)
        self.waiting.append(kept)
        self.size += len(kept)
        # The first writes at once: a loop that then never prints again must not hide them.
        self.prompt -= 1
        late = time.monotonic() - self.sent > FLUSH_AFTER
        # What is cut goes at once, too: nothing comes after it, and such a run may have no end.
        if self.prompt >= 0 or self.size > FLUSH_SIZE or late or self.truncated:
            self.deliver()

    def deliver(self) -> None:
        """Send what waits, and whether the rest was left out."""
        if self.waiting:
            self.send("".join(self.waiting), self.truncated)
            self.waiting.clear()
            self.size = 0
        self.sent = time.monotonic()

    def flush(self) -> None:
        pass  # delivered soon enough; a print(flush=True) in a loop must not flood the page

    def getvalue(self) -> str:
        return "".join(self.parts)


def shortened(error: BaseException, name: str) -> str:
    """A traceback as CPython prints it, from the reader's own first line on."""
    told = traceback.TracebackException(
        type(error), error, _own(error.__traceback__, name), limit=MOST_FRAMES, compact=True
    )
    seen = {id(told)}
    todo = [told]
    while todo:
        one = todo.pop()
        frames = [frame for frame in one.stack if "/tracer/" not in frame.filename]
        start = next((n for n, frame in enumerate(frames) if frame.filename == name), 0)
        one.stack[:] = frames[start:]
        for other in (one.__cause__, one.__context__, *(one.exceptions or ())):
            if other is not None and id(other) not in seen:
                seen.add(id(other))
                todo.append(other)
    return "".join(told.format(colorize=False))


def _own(trace: TracebackType | None, name: str) -> TracebackType | None:
    """The traceback from the first frame of the reader's file on."""
    while trace is not None and trace.tb_frame.f_code.co_filename != name:
        trace = trace.tb_next
    return trace


def last_line(error: BaseException, name: str) -> int | None:
    """The line of the reader's file that was being run when the error came up."""
    if isinstance(error, SyntaxError) and error.filename == name:
        return error.lineno
    lines = [
        n for frame, n in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == name
    ]
    return lines[-1] if lines else None


class Runner:
    """One interpreter, ready to run samples."""

    def __init__(self, fetch: Callable[[str], Any]) -> None:
        gc.disable()  # importing leaves next to nothing to collect
        modules = json.loads(Path("/runner/modules.json").read_bytes())
        sys.meta_path.append(packs.OnDemand(modules, fetch))
        sys.meta_path.insert(0, late.LateFinder())
        loop.install()
        import django

        django.setup()
        from django.core import mail

        import in_browser.hashers  # noqa: F401  (brings what hashlib lacks here)
        from in_browser import reset
        from tools import receivers
        from tracer.names import named_signals

        mail.outbox = []
        receivers._signals.extend(named_signals().values())
        self.reset = reset
        reset.connect()
        self.builtins = dict(vars(builtins))
        self.baseline: reset.Baseline | None = None
        self.complete = False
        for name, module in list(sys.modules.items()):
            if isinstance(module, JsProxy):  # no module to code that looks through all of them
                del sys.modules[name]
        os.chdir("/")
        gc.freeze()
        gc.enable()

    def finish(self) -> None:
        """Do what the first output need not wait for; code that may notice does wait (NOTICES).

        That is the admin of the apps, the environment for tests, the last modules of Django's with
        signals of their own (imported in a run, their receivers would be gone after it), and files
        for code that lists folders.
        """
        if self.complete:
            return
        self.complete = True
        from django.contrib import admin
        from django.test.utils import setup_test_environment

        late.run_all()
        admin.autodiscover()
        setup_test_environment(debug=False)
        import django.tasks.signals
        import django.utils.autoreload  # noqa: F401
        import sitecustomize

        from tools import receivers
        from tracer.names import named_signals

        receivers._signals[:] = named_signals().values()
        for _, file, _ in sitecustomize.MODULES.values():
            path = Path(file)
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()
        self.baseline = self.reset.Baseline()
        gc.freeze()

    def info(self) -> str:
        """Versions, as JSON."""
        import django

        return json.dumps({"django": django.get_version(), "python": sys.version.split()[0]})

    def run(self, asked: str, send: Callable[[str, str, bool], None]) -> str:
        """Run a sample: `code`, `name`, `receivers`, `trace`, `language`; the answer as JSON."""
        request = json.loads(asked)
        if NOTICES.search(request["code"]):
            self.finish()
        elif self.baseline is None:
            self.baseline = self.reset.Baseline()
        return json.dumps(contextvars.Context().run(self._run, request, send))

    def restore(self) -> str | None:
        """Back to the clean state; the name of what stands in the way, or None."""
        assert self.baseline
        sneaked = not self.complete and "django.test" in sys.modules
        strange = self.baseline.restore()
        self.finish()
        return "django.test" if sneaked else strange

    def _run(
        self, request: dict[str, Any], send: Callable[[str, str, bool], None]
    ) -> dict[str, Any]:
        from tools.receivers import restored
        from tracer import trace

        code, name = request["code"], request["name"]
        lines = code.splitlines(keepends=True)
        if re.search(r"\bgc\b", code):  # frozen objects are left out of gc.get_objects()
            gc.unfreeze()
        linecache.cache[name] = (len(code), None, lines, name)
        output = Printed(lambda text, cut: send(text, "out", cut))
        errors = Printed(lambda text, cut: send(text, "err", cut))
        happened = None
        failed: BaseException | None = None
        keep = ("django", *request.get("receivers", ()))
        # The tracer stands on the stack, so code that looks at the stack is run without it.
        traced = request.get("trace") and not LOOKS_AT_STACK.search(code)
        tracing = trace() if traced else nullcontext()
        started = time.perf_counter()
        try:
            with redirect_stdout(output), redirect_stderr(errors), warnings.catch_warnings():
                compiled = compile(code, name, "exec", dont_inherit=True)
                with restored(keep=keep), tracing as happened:
                    exec(compiled, {"__name__": "__main__", "__file__": name})
        except BaseException as error:
            failed = error
        finally:
            vars(builtins).update(self.builtins)
        milliseconds = (time.perf_counter() - started) * 1000
        output.deliver()
        errors.deliver()
        answer: dict[str, Any] = {
            "ok": failed is None,
            "error": None,
            "output": output.getvalue(),
            "stderr": errors.getvalue(),
            "truncated": output.truncated or errors.truncated,
            "milliseconds": milliseconds,
        }
        if failed is not None:
            answer["error"] = {
                "type": type(failed).__name__,
                "text": shortened(failed, name),
                "line": last_line(failed, name),
            }
        return answer | self._picture(happened, request)

    def _picture(self, happened: Any, request: dict[str, Any]) -> dict[str, Any]:
        if happened is None:
            return {"trace": [], "picture": None, "list": [], "more": 0}
        from tools.timeline import draw, rows

        words = json.loads(Path("/runner/words.json").read_bytes())[request.get("language", "en")]
        everything = [event for event in happened.as_json() if event["kind"] != "mark"]
        events = everything[:MOST_EVENTS]
        timeline = {"code": request["name"], "events": events}
        listed = [
            {
                "kind": row.kind,
                "word": words[f"timeline_{row.kind}"],
                "depth": row.depth,
                "text": row.text,
                "state": row.state,
            }
            for row in rows(timeline, words)
        ]
        for row, event in zip(listed, events, strict=True):
            if event["kind"] == "sql":
                row["detail"] = event["text"]
            elif event["kind"] == "signal":
                row["detail"] = ", ".join(f"{k}={v[1]}" for k, v in event["arguments"].items())
        return {
            "trace": events,
            "picture": draw("run", timeline, words) if events else None,
            "list": listed,
            "more": len(everything) - len(events),
        }


def start(fetch: Callable[[str], Any]) -> Runner:
    """Set everything up. fetch: gives the bytes of a pack, as a JavaScript buffer."""
    return Runner(fetch)
