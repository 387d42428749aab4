"""The check of outer links, against a server of our own: no test asks the network."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tools import outer_links
from tools.outer_links import (
    DJANGO_DOCS,
    Answer,
    Manners,
    addresses,
    ask,
    ask_all,
    faults,
    misquoted,
    quotations,
)
from tools.pages import page_paths
from tools.repository import LANGUAGES, own_addresses, relative

PAGE = """<h2 id="part">Part</h2><a name="old">Old</a>
<p>Sent <em>before</em> a model’s <code><span>save()</span></code>
method, “or” after.</p>"""
QUICK = Manners(timeout=0.5, pause=0, tries=2, wait=0.01)


class _Host(BaseHTTPRequestHandler):
    """A host with one page for each kind of answer."""

    asked: Counter[str] = Counter()

    def answer(self) -> None:
        self.asked[f"{self.command} {self.path}"] += 1
        times = self.asked[f"{self.command} {self.path}"]
        status = {
            "/gone": 404, "/forbidden": 403, "/no-head": 405 if self.command == "HEAD" else 200,
            "/tired": 503 if times == 1 else 200, "/down": 503, "/moved": 301, "/other": 302,
        }.get(self.path, 200)  # fmt: skip
        if self.path == "/slow":
            threading.Event().wait(1)
        self.send_response(status)
        if status in (301, 302):
            self.send_header("Location", "/fine")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(PAGE.encode())

    do_GET = do_HEAD = answer

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Host)
    server.handle_error = lambda *args: None  # who asked has hung up
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/fine", Answer()),
        ("/fine#part", Answer()),
        ("/fine#old", Answer()),
        ("/fine#:~:text=words", Answer()),
        ("/fine#lost", Answer(wrong="has no part named #lost")),
        ("/gone", Answer(wrong="answers with status 404")),
        ("/no-head", Answer()),
        ("/other", Answer()),
        ("/tired", Answer()),
        ("/down", Answer(wrong="answers with status 503")),
        ("/slow", Answer(wrong="does not answer: timed out")),
        ("/forbidden", Answer(note="refuses programs (status 403): look yourself")),
    ],
)
def test_answers(host: str, path: str, expected: Answer) -> None:
    assert ask(host + path, QUICK) == expected


def test_what_is_quoted_must_be_on_the_page(host: str) -> None:
    quoted = ["sent before a model's `save()` method", "before … after", "never sent"]
    assert ask(f"{host}/fine", QUICK, quoted) == Answer(unsaid=("never sent",))
    assert ask(f"{host}/fine#part", QUICK, quoted[:2]) == Answer()


def test_a_quotation_that_is_gone_is_told_where_it_stands() -> None:
    url = f"{DJANGO_DOCS}en/6.1/ref/signals/"
    quoted = {url: {"never sent": ["docs/en/a.md:1"], "sent": ["docs/en/b.md:2"]}}
    [fault] = misquoted({url: Answer(unsaid=("never sent",))}, quoted)
    assert str(fault).startswith(f'docs/en/a.md:1: {url} does not say "never sent"\n')


def test_both_languages_and_the_reports_quote_the_same_documentation() -> None:
    """Of the page that corrects it: each quotation in both, so that none is without its link."""
    page = "corrections/django-docs.md"
    by_language: dict[str, set[tuple[str, str]]] = {language: set() for language in LANGUAGES}
    of_reports = 0
    for url, words in quotations().items():
        for said, places in words.items():
            of_reports += any(place.startswith("corrections/") for place in places)
            for language in LANGUAGES:
                if any(place.startswith(f"docs/{language}/{page}:") for place in places):
                    by_language[language].add((url, said))
    first, *others = by_language.values()
    assert first
    assert of_reports
    assert all(other == first for other in others), [other ^ first for other in others]


def test_a_page_that_moved_for_good_is_a_note(host: str) -> None:
    assert ask(f"{host}/moved", QUICK).note == f"has moved for good to {host}/fine"


def test_nobody_behind_the_address() -> None:
    answer = ask("http://127.0.0.1:9/", QUICK)
    assert answer.wrong.startswith("does not answer: ")


def test_only_what_may_change_is_asked_again(host: str) -> None:
    _Host.asked.clear()
    ask(f"{host}/gone?twice", Manners(timeout=0.5, tries=3, wait=0))
    ask(f"{host}/down", Manners(timeout=0.5, tries=3, wait=0))
    assert _Host.asked["HEAD /down"] == 3
    assert _Host.asked["HEAD /gone?twice"] == 1


def test_one_question_at_a_time_with_a_pause(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(outer_links.time, "sleep", slept.append)
    urls = [f"{host}/fine?{n}" for n in range(3)]
    assert set(ask_all(urls, Manners(timeout=2, pause=7)).values()) == {Answer()}
    assert slept == [7, 7]


def test_a_fault_says_place_fact_reason_remedy(host: str) -> None:
    url = f"{host}/gone"
    found = faults({url: Answer(wrong="answers with status 404")}, {url: ["docs/en/index.md:3"]})
    assert str(found[0]).startswith(f"docs/en/index.md:3: {url} answers with status 404\n")
    assert "in both languages" in found[0].remedy


def test_places_and_what_is_not_asked(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("See [x](https://a.dev/b#c), and\nhttps://a.dev/d.\n", "utf-8")
    (tmp_path / "b.py").write_text(
        "# https://shop.example.com/ http://127.0.0.1:8000/ https://a.dev/d\n",
        "utf-8",
    )
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "built.html").write_text("https://a.dev/built", "utf-8")
    assert addresses(tmp_path) == {
        "https://a.dev/b#c": ["a.md:1"],
        "https://a.dev/d": ["a.md:2", "b.py:1"],
    }


def test_every_outer_link_of_the_pages_is_asked() -> None:
    asked = addresses()
    for language in LANGUAGES:
        for path in page_paths(language):
            for target in re.findall(r"\]\((https://[^)\s]+)", path.read_text("utf-8")):
                if not target.startswith(own_addresses()):
                    places = next((p for url, p in asked.items() if url.startswith(target)), [])
                    assert any(place.startswith(relative(path)) for place in places), target
