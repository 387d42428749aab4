"""After the first run everything works without a network, and a new deployment is still seen."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from panels import WORDS, action, first_sample, press, says
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.built_site import PATIENCE

pytestmark = pytest.mark.browser

PAGE = "basics/first-receiver/"
OTHER = "ru/basics/connecting/"


class Host:
    """A host of one's own, at a path below its root: it can deploy, and it can be unreachable."""

    def __init__(self, site: Path) -> None:
        self.deployed: dict[str, bytes] = {}
        self.moved: dict[str, str] = {}
        self.down = False
        self.headers: dict[str, str] = {}
        host = self

        class Handler(SimpleHTTPRequestHandler):
            def __init__(self, *args: object) -> None:
                super().__init__(*args, directory=str(site))

            def log_message(self, *args: object) -> None:
                pass

            def end_headers(self) -> None:
                for name, value in host.headers.items():
                    self.send_header(name, value)
                super().end_headers()

            def do_GET(self) -> None:
                if host.down:
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                path = self.path.split("?")[0].removeprefix("/base/")
                self.path = "/" + host.moved.get(path, path)
                data = host.deployed.get(path)
                if data is None:
                    super().do_GET()
                    return
                self.send_response(200)
                kind = "text/html" if path.endswith("/") else "application/json"
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(data)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.handle_error = lambda *args: None
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/base/"


@pytest.fixture
def host(runnable: Path) -> Iterator[Host]:
    """The site below /base/."""
    made = Host(runnable)
    yield made
    made.server.shutdown()


@pytest.fixture
def context(browser: Browser, host: Host) -> Iterator[BrowserContext]:
    """Somebody who was never here; the service worker is allowed."""
    made = browser.new_context(base_url=host.address, locale="en-US")
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


def run_and_keep(page: Page) -> None:
    """Run once, and wait until the service worker has kept what offline use needs."""
    page.goto(PAGE)
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )
    page.evaluate(
        "navigator.serviceWorker.addEventListener('message', ({ data }) => {"
        " if (data.type === 'kept') window.kept = true; });"
        "navigator.serviceWorker.startMessages()"
    )
    press(first_sample(page))
    says(first_sample(page), "run_same")
    page.wait_for_function("window.kept")


def test_everything_works_offline_and_a_new_deployment_is_seen(
    context: BrowserContext, host: Host, runnable: Path
) -> None:
    page = context.new_page()
    run_and_keep(page)
    page.goto(OTHER)

    host.down = True
    page.goto(PAGE)
    press(first_sample(page))
    says(first_sample(page), "run_same")
    page.locator(".runner-actions").get_by_text(WORDS["en"]["run_edit"]).click()
    expect(page.locator(".cm-content")).to_be_focused()
    page.goto(f"{OTHER}#decorator")
    press(first_sample(page))
    says(first_sample(page), "run_same")
    response = page.goto("glossary/")
    assert response
    assert response.status == 503
    expect(page.get_by_text("You are offline")).to_be_visible()
    expect(page.get_by_text("Вы не в сети")).to_be_visible()

    # The next visit is online again, and everything is new: the page, and the packs by other names.
    manifest = (runnable / "run" / "manifest.json").read_text("utf-8")
    old = json.loads(manifest)["packs"]["core"]["url"]
    fresh = f"{'f' * 16}/{old.partition('/')[2]}"
    host.deployed["run/manifest.json"] = manifest.replace(old, fresh).encode()
    host.moved[f"run/{fresh}"] = f"run/{old}"
    html = (runnable / PAGE / "index.html").read_text("utf-8")
    host.deployed[PAGE] = html.replace("</h1>", " (new)</h1>", 1).encode()
    host.down = False
    page.goto(PAGE)
    expect(page.locator("h1")).to_contain_text("(new)")
    press(first_sample(page))
    says(first_sample(page), "run_same")
    kept = page.evaluate(
        "caches.open('packs').then((all) => all.keys()).then((all) => all.map((one) => one.url))"
    )
    assert host.address + f"run/{fresh}" in kept
    assert host.address + f"run/{old}" not in kept, "what nobody names any more takes space"


def test_nothing_is_kept_without_a_run(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(PAGE)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("caches.keys()") == []
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )


# What README.md tells hosts to send.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


@pytest.mark.parametrize("where", [PAGE, "ru/playground/"])
def test_runs_under_the_policy_that_hosts_are_told(
    context: BrowserContext, host: Host, where: str
) -> None:
    host.headers["Content-Security-Policy"] = POLICY
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.goto(where)
    sample = first_sample(page)
    press(sample)
    says(sample, "run_same")
    if "playground" not in where:
        sample.locator(".runner-actions").get_by_text(WORDS["en"]["run_edit"]).click()
    expect(page.locator(".cm-content")).to_be_visible()
    assert complaints == []


@pytest.mark.parametrize(
    ("where", "policy"),
    [
        (PAGE, POLICY.replace(" 'wasm-unsafe-eval'", "")),
        (f"ru/{PAGE}", f"{POLICY}; worker-src 'none'"),
    ],
    ids=["no wasm", "no worker"],
)
def test_a_policy_that_forbids_python_is_told(
    context: BrowserContext, host: Host, where: str, policy: str
) -> None:
    host.headers["Content-Security-Policy"] = policy
    page = context.new_page()
    page.goto(where)
    sample = first_sample(page)
    shown = sample.locator("pre").first.inner_text()
    for _ in range(2):  # and again: nothing hangs
        press(sample)
        says(sample, "run_error_blocked")
        expect(sample.locator("[data-run]")).to_have_attribute("aria-disabled", "false")
    assert sample.locator("pre").first.inner_text() == shown
    action(sample, "run_edit").click()  # the rest of the page works
    expect(sample.locator(".cm-content")).to_be_focused()


def test_the_policy_is_the_one_in_the_readme() -> None:
    from tools.repository import ROOT

    assert POLICY in (ROOT / "README.md").read_text("utf-8")
