"""After the first run everything works without a network, and a new deployment is still seen."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import jinja2
import pytest
from panels import WORDS, action, first_sample, press, says
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.built_site import PATIENCE
from tools.repository import ROOT

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
        # Written into each page, as a build with CONTENT_SECURITY_POLICY does.
        self.policy_in_pages = ""
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
                if host.policy_in_pages and (path.endswith("/") or not path):
                    html = (site / path / "index.html").read_text("utf-8")
                    data = with_policy(html, host.policy_in_pages).encode()
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
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
# What the policy stopped, and the colors of each frame that was drawn.
WATCH = """
  window.stopped = [];
  window.schemes = new Set();
  addEventListener("securitypolicyviolation", (event) => {
    stopped.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile}`);
  });
  (function look() {
    if (document.body) schemes.add(document.body.dataset.mdColorScheme);
    requestAnimationFrame(look);
  })();
"""


# In a <meta> the last directive means nothing, and browsers complain.
IN_PAGES = POLICY.removesuffix("; frame-ancestors 'none'")


def with_policy(html: str, policy: str) -> str:
    """A page as a build with CONTENT_SECURITY_POLICY writes it: the template's own lines are added.

    They stand at the end of the block site_meta, right before the title.
    """
    block = re.search(
        r"{% block site_meta %}(.*?){% endblock %}",
        (ROOT / "theme/main.html").read_text("utf-8"),
        re.DOTALL,
    )
    assert block
    lines = jinja2.Template(block[1].replace("super()", "''"))
    meta = lines.render(config={"extra": {"policy": policy}}).strip()
    assert html.count("<title>", 0, html.index("</head>")) == 1
    return html.replace("<title>", f"{meta}\n<title>", 1)


@pytest.fixture(params=["header", "meta"])
def strict(browser: Browser, host: Host, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a host that sends the policy, or holds it in its pages, as the parameter says.

    It is seen by somebody who prefers dark colors.
    """
    if request.param == "header":
        host.headers["Content-Security-Policy"] = POLICY
    else:
        host.policy_in_pages = IN_PAGES
    context = browser.new_context(base_url=host.address, locale="en-US", color_scheme="dark")
    context.set_default_timeout(PATIENCE)
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def stopped(page: Page) -> list[str]:
    """What the policy stopped on this page."""
    assert page.evaluate("[...schemes]") == ["slate"], "a page in the wrong colors was drawn first"
    return page.evaluate("stopped")


@pytest.mark.parametrize(
    ("strict", "where"), [("header", PAGE), ("meta", "ru/playground/")], indirect=["strict"]
)
def test_runs_under_the_policy_that_hosts_are_told(strict: Page, where: str) -> None:
    strict.goto(where)
    sample = first_sample(strict)
    press(sample)
    says(sample, "run_same")
    if "playground" not in where:
        sample.locator(".runner-actions").get_by_text(WORDS["en"]["run_edit"]).click()
    editor = strict.locator(".cm-editor")
    expect(editor.locator(".cm-content")).to_be_visible()
    expect(editor.locator(".cm-gutters")).to_be_visible()
    assert editor.evaluate("(one) => getComputedStyle(one).display") == "flex", "without its styles"
    assert stopped(strict) == []


def test_reading_and_searching_work_under_the_policy(strict: Page) -> None:
    strict.goto("signals/pre-save-post-save/")
    strict.locator(".proof").first.click()
    expect(strict.locator(".proof-box:popover-open")).to_be_visible()
    strict.keyboard.press("Escape")
    strict.keyboard.press("/")
    strict.keyboard.type("created")
    expect(strict.locator(".md-search-result__link").first).to_be_visible()
    assert stopped(strict) == []


@pytest.mark.parametrize("strict", ["header"], indirect=True)
def test_questions_pictures_and_plots_work_under_the_policy(strict: Page) -> None:
    for where in ("ru/interview/questions/saving/", "practice/transactions/", "practice/cost/"):
        strict.goto(where)
        expect(strict.locator("html.js")).to_be_attached()
        assert stopped(strict) == []

    strict.goto("interview/practice/")
    strict.get_by_role("button", name="Start").first.click()
    # By chance it may be an open question, which has no choices.
    expect(strict.locator("[data-asked]")).to_be_visible()
    assert stopped(strict) == []


# Scripts and styles that stand in a page: the policy stops each of them, and no test asks all.
IN_PAGE = re.compile(
    r"<script(?![^>]*(?:\bsrc=|type=\"?application/))[^>]*>|<style\b[^>]*>"
    r"|<[a-z][^<>]*\s(?:style|on[a-z]+)=[^>]*>",
    re.IGNORECASE,
)


def test_nothing_that_the_policy_stops_stands_in_a_page(site: Path) -> None:
    found = {
        f"{path.relative_to(site).as_posix()}: {match[0][:120]}"
        for path in site.rglob("*.html")
        for match in IN_PAGE.finditer(path.read_text("utf-8"))
    }
    assert found == set(), "\n".join(sorted(found)[:20])


@pytest.mark.parametrize(
    ("where", "policy"),
    [
        (PAGE, POLICY.replace(" 'wasm-unsafe-eval'", "")),
        (f"ru/{PAGE}", POLICY.replace("worker-src 'self'", "worker-src 'none'")),
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
    shown = sample.locator("pre").first.text_content()
    for _ in range(2):  # and again: nothing hangs
        press(sample)
        says(sample, "run_error_blocked")
        expect(sample.locator("[data-run]")).to_have_attribute("aria-disabled", "false")
    assert sample.locator("pre").first.text_content() == shown
    action(sample, "run_edit").click()  # the rest of the page works
    expect(sample.locator(".cm-content")).to_be_focused()


def test_the_policy_is_the_one_in_the_readme() -> None:
    assert (ROOT / "README.md").read_text("utf-8").count(POLICY) == 2  # both languages
    assert f'"{IN_PAGES}"\n' in (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
