"""The engine: whatever a run does, it ends, says so, and the next run begins clean."""

from __future__ import annotations

import functools
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

CONNECT = """async () => {
  const manifest = await (await fetch("/run/manifest.json")).json();
  const { connect } = await import(`/run/${manifest.engine}`);
  window.engine = await connect({ root: "/" });
}"""
RUN = """async (request) => {
  const portions = [];
  const packs = [];
  const listeners = {
    output: (text, stream) => portions.push([stream, text]),
    pack: (name, bytes, done) => packs.push([name, bytes, done]),
  };
  return { ...(await window.engine.run(request, listeners)), portions, packs };
}"""
HELLO = {"code": "print('hello')", "name": "hello.py", "published": True}


@pytest.fixture(scope="module")
def shared(reader: BrowserContext) -> Iterator[Page]:
    """A page with an engine, for all tests here: each must leave it usable."""
    page = reader.new_page()
    page.goto("run/manifest.json")  # an empty page of the same host
    page.evaluate(CONNECT)
    yield page
    page.close()


@pytest.fixture
def run(shared: Page) -> Iterator[Callable[..., dict[str, Any]]]:
    """Runs code; afterwards the next run must work as if nothing had been."""

    def run_code(code: str, **options: Any) -> dict[str, Any]:
        request = {"code": code, "name": "sample.py", "published": False, "limit": 120_000}
        return shared.evaluate(RUN, request | options)

    yield run_code
    after = shared.evaluate(RUN, HELLO)
    assert (after["ok"], after["output"]) == (True, "hello\n"), after["error"]


def test_an_endless_loop_is_stopped_while_the_page_stays_alive(run: Callable, shared: Page) -> None:
    result = shared.evaluate(
        """async () => {
          const code = "import time\\nwhile True:\\n    time.sleep(0.06)\\n    print('on')";
          let turns = 0;
          let told;
          const output = () => { turns += 1; if (turns === 3) told(); };
          const running = window.engine.run({ code, name: "x.py", limit: 600000 }, { output });
          await new Promise((resolve) => { told = resolve; }); // the page hears of it meanwhile
          window.engine.stop();
          return { ...(await running), turns };
        }"""
    )
    assert result["stopped"]
    assert result["turns"] >= 3
    assert result["output"].startswith("on\n")


def test_a_run_ends_at_its_time_limit(run: Callable) -> None:
    result = run("while True: pass", limit=300)
    assert result["error"]["code"] == "timeout"
    assert not result["stopped"]


def test_runs_that_wait_are_stopped_too(run: Callable, shared: Page) -> None:
    results = shared.evaluate(
        """async () => {
          const endless = { code: "while True: pass", name: "x.py", limit: 600000 };
          const first = window.engine.run(endless);
          const second = window.engine.run({ ...endless, code: "print(2)" });
          setTimeout(() => window.engine.stop(), 500);
          return [await first, await second];
        }"""
    )
    assert [result["stopped"] for result in results] == [True, True]
    assert results[1]["output"] == ""


RECURSION = "def down(n):\n    return down(n + 1)\n\n\nprint('first')\ndown(0)\n"


def test_a_recursion_error_is_shown_as_by_cpython(run: Callable, tmp_path: Path) -> None:
    result = run(RECURSION)
    assert result["output"] == "first\n"
    assert result["error"]["type"] == "RecursionError"
    assert result["error"]["line"] == 2
    path = tmp_path / "sample.py"
    path.write_text(RECURSION, "utf-8")
    told = subprocess.run(
        [sys.executable, path.name], cwd=tmp_path, capture_output=True, text=True
    ).stderr

    def plain(text: str) -> str:
        # Marks below a line and how often it is repeated differ between releases of Python.
        text = re.sub(r"^\s*[~^]+\n", "", text, flags=re.MULTILINE)
        return re.sub(r"\d+ more times", "N more times", text.replace(f"{tmp_path}/", ""))

    assert plain(result["error"]["text"]) == plain(told)


def test_a_receiver_that_saves_itself_is_a_recursion_error(run: Callable) -> None:
    result = run(
        "from django.db.models.signals import post_save\n"
        "from catalogue.models import Tag\n"
        "def again(instance, **kwargs):\n"
        "    instance.save()\n"
        "post_save.connect(again, sender=Tag)\n"
        "Tag.objects.create(name='a')\n",
        trace=True,
    )
    assert result["error"]["type"] == "RecursionError"
    assert result["error"]["text"].startswith(
        'Traceback (most recent call last):\n  File "sample.py"'
    )
    assert "tracer" not in result["error"]["text"]


@pytest.mark.parametrize(
    "code",
    [
        "class A:\n    def __getattr__(self, name):\n        return getattr(self, name * 2)\nA().a",
        "import json\ndeep = []\nfor _ in range(100000):\n    deep = [deep]\njson.dumps(deep)",
        "import sys\nsys.setrecursionlimit(10**6)\ndef down(n):\n    return down(n + 1)\ndown(0)",
    ],
    ids=["getattr", "json", "limit"],
)
def test_recursion_below_python_ends_the_run_only(run: Callable, code: str) -> None:
    result = run(code)
    assert not result["ok"]
    assert result["error"]["type"] in ("RecursionError", "MemoryError", "crashed")


def test_a_million_lines_are_cut_with_a_note(run: Callable) -> None:
    result = run("for n in range(1_000_000):\n    print(n)\nprint('end')")
    assert result["ok"]
    assert result["truncated"]
    assert result["output"].splitlines() == [str(n) for n in range(2000)]
    assert "".join(text for _, text in result["portions"]) == result["output"]
    assert len(result["portions"]) < 500  # not one for each line


def test_a_huge_string_is_cut(run: Callable) -> None:
    result = run("print('x' * 100_000_000)")
    assert result["ok"]
    assert result["truncated"]
    assert result["output"] == "x" * 200_000


def test_a_memory_bomb_is_a_memory_error(run: Callable) -> None:
    result = run("kept = []\nwhile True:\n    kept.append(bytearray(10_000_000))")
    assert result["error"]["type"] == "MemoryError"
    assert result["error"]["code"] == "memory"


def test_leaving_and_asking_end_the_run_only(run: Callable) -> None:
    assert run("import sys\nprint('a')\nsys.exit(3)")["error"]["type"] == "SystemExit"
    asked = run("input('name? ')")
    assert asked["output"] == "name? "
    assert asked["error"]["type"] in ("EOFError", "OSError")


def test_a_syntax_error_names_the_line(run: Callable) -> None:
    result = run("print('a')\nprint('b'\n")
    assert result["error"]["type"] == "SyntaxError"
    assert result["error"]["line"] == 2
    assert result["error"]["text"].startswith('  File "sample.py", line 2\n')


PATCH = """
from django.db.models import Model
from django.db.models.signals import post_save
from django.conf import settings
import builtins
def save(self, *args, **kwargs):
    print("patched")
Model.save = save
builtins.len = lambda value: 42
settings.TIME_ZONE = "Europe/Moscow"
post_save.connect(print, weak=False)
"""
LOOK = """
from django.conf import settings
from django.db.models.signals import post_save
from catalogue.models import Tag
Tag(name="a").save()
print(Tag.objects.count(), len("abc"), settings.TIME_ZONE, post_save.has_listeners(Tag))
"""


@pytest.mark.parametrize("published", [True, False])
def test_what_a_run_replaced_is_not_seen_by_the_next(run: Callable, published: bool) -> None:
    clean = run(LOOK, published=True)
    assert clean["output"] == "1 3 UTC False\n"
    assert run(PATCH, published=published)["ok"]
    assert run(LOOK, published=True)["output"] == clean["output"]
    assert run(LOOK)["output"] == clean["output"]


def test_published_runs_share_a_worker_and_changed_ones_do_not(run: Callable, shared: Page) -> None:
    mark = "import sys\nprint('marked', getattr(sys, 'marked', False))\nsys.marked = True"
    run(mark, published=True)
    assert run(mark, published=True)["output"] == "marked True\n"
    assert run(mark)["output"] == "marked False\n"
    assert run(mark)["output"] == "marked False\n"


def test_rare_modules_come_in_a_second_pack(run: Callable, shared: Page) -> None:
    code = "import tomllib, xmlrpc.client\nprint(tomllib.loads('a = 1'))"
    result = run(code)
    assert result["output"] == "{'a': 1}\n"
    size = shared.evaluate("engine.info.packs.library.bytes")
    assert result["packs"] == [["library", size, False], ["library", size, True]]


def test_the_run_is_traced_listed_and_drawn(run: Callable) -> None:
    code = "from catalogue.models import Tag\nTag.objects.create(name='a')"
    result = run(code, trace=True, language="ru")
    names = [event["name"] for event in result["trace"] if event["kind"] == "signal"]
    assert names == ["pre_init", "post_init", "pre_save", "post_save"]
    assert [row["text"] for row in result["list"] if row["kind"] == "sql"] == [
        "INSERT catalogue_tag"
    ]
    assert result["picture"].startswith("<svg")
    assert result["error"] is None


def test_output_and_complaints_are_told_apart(run: Callable) -> None:
    result = run("import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')")
    assert (result["output"], result["stderr"]) == ("a\nc\n", "b\n")


def test_asyncio_works_as_in_a_shell(run: Callable) -> None:
    result = run(
        "import asyncio\n"
        "from asgiref.sync import async_to_sync, sync_to_async\n"
        "from catalogue.models import Tag\n"
        "async def main():\n"
        "    await asyncio.sleep(0.01)\n"
        "    await Tag.objects.acreate(name=str(await Tag.objects.acount()))\n"
        "    return await sync_to_async(Tag.objects.count)()\n"
        "print(asyncio.run(main()), async_to_sync(main)(), Tag.objects.count())\n"
    )
    assert result["output"] == "1 2 2\n", result["error"]


LOOKS_FOR_LATE_MODULES = """
from django.conf import settings
from django.contrib import admin
from django.core import mail
from django.test.signals import setting_changed
from django.urls import resolve
import pprint
print(sorted(model.__name__ for model in admin.site._registry))
print(len(setting_changed.receivers), settings.ALLOWED_HOSTS, mail.outbox)
print(resolve("/admin/login/").url_name)
"""


def test_a_first_run_finds_what_a_later_one_finds(reader: BrowserContext) -> None:
    """What a first output does not wait for is there all the same when code asks for it."""
    page = reader.new_page()
    page.goto("run/manifest.json")
    page.evaluate(CONNECT)
    request = HELLO | {"code": LOOKS_FOR_LATE_MODULES}
    first, second = page.evaluate(RUN, request), page.evaluate(RUN, request)
    page.evaluate(CONNECT)  # another worker, in which something else comes first
    assert page.evaluate(RUN, HELLO)["output"] == "hello\n"
    third = page.evaluate(RUN, request)
    page.close()
    assert first["ok"], first["error"]
    assert "Product" in first["output"]
    assert first["output"] == second["output"] == third["output"]
    assert first["packs"] == []


def test_a_failing_download_is_told_and_may_be_tried_again(reader: BrowserContext) -> None:
    page = reader.new_page()
    page.goto("run/manifest.json")
    page.evaluate(CONNECT)
    page.context.route("**/core.pack", lambda route: route.abort())
    load = "() => window.engine.load().then(() => 'loaded', (error) => error.code)"
    assert page.evaluate(load) == "network"
    page.context.unroute("**/core.pack")
    assert page.evaluate(load) == "loaded"
    page.close()


def test_progress_is_true(reader: BrowserContext) -> None:
    page = reader.new_page()
    page.goto("run/manifest.json")
    page.evaluate(CONNECT)
    seen = page.evaluate(
        """async () => {
          const seen = [];
          await window.engine.load((done, total) => seen.push([done, total]));
          return seen;
        }"""
    )
    done = [step[0] for step in seen]
    assert done == sorted(done)
    assert len({step[1] for step in seen}) == 1
    assert seen[-1][0] == seen[-1][1]
    page.close()


def test_no_packs_is_told(reader: BrowserContext) -> None:
    page = reader.new_page()
    page.goto("run/manifest.json")
    engine = page.evaluate("async () => (await (await fetch('/run/manifest.json')).json()).engine")
    code = page.evaluate(
        """async (engine) => {
          const { connect } = await import(`/run/${engine}`);
          return connect({ root: "/nowhere/" }).then(() => "connected", (error) => error.code);
        }""",
        engine,
    )
    assert code == "missing"
    page.close()


class _Strict(SimpleHTTPRequestHandler):
    """A host with the content security policy that the documentation suggests."""

    def end_headers(self) -> None:
        policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
        self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        pass


def test_works_under_a_strict_policy(browser: Browser, runnable: Path) -> None:
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Strict, directory=str(runnable))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/run/manifest.json")
    page.evaluate(CONNECT)
    code = (
        "import tomllib\nfrom django.contrib.auth.models import User\nprint(User.objects.count())"
    )
    result = page.evaluate(RUN, HELLO | {"code": code})
    context.close()
    server.shutdown()
    assert result["output"] == "0\n", result["error"]
