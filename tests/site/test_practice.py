"""The practice as readers use it: by keyboard, by touch, with progress that is never lost."""

from __future__ import annotations

import functools
import json
import re
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from test_every_page import CONTRAST, EVERYTHING, LAYOUT, choose_scheme, violations

from tools.pages import load
from tools.questions import BOXES, Question, all_entries, plain, printed
from tools.repository import LANGUAGES
from tools.words import words

pytestmark = pytest.mark.browser

ENTRIES = {language: {e.id: e for e in all_entries(load()[language])} for language in LANGUAGES}
WORDS = {language: words(language) for language in LANGUAGES}
CHOICE, PUZZLE, OPEN = (
    next(entry for entry in ENTRIES["en"].values() if entry.kind == kind)
    for kind in ("question", "puzzle", "open")
)
PLACE = {"en": "interview/practice/", "ru": "ru/interview/practice/"}
KEY = "django-signals-practice"


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A browser of its own, without progress."""
    made = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    yield made
    made.close()


def said(language: str, key: str, **values: object) -> str:
    return WORDS[language][f"practice_{key}"].format(**values)


def ask(page: Page, name: str, language: str = "en") -> None:
    """Open exactly one question."""
    page.goto("about:blank")
    page.goto(f"{PLACE[language]}#q={name}")
    expect(page.locator(f"[data-asked={name}]")).to_be_visible()


def squeezed(text: str) -> str:
    return re.sub(r"\s+|[`*]", "", text)


def right_number(page: Page, language: str = "en") -> int:
    """The number, from 1, of the right option as shown now; read from the source."""
    entry = ENTRIES[language][page.locator("[data-asked]").get_attribute("data-asked") or ""]
    assert isinstance(entry, Question)
    texts = page.locator(".choice__text").all_inner_texts()
    option = entry.options[entry.right or 0]
    wanted = squeezed(printed(option) if entry.kind == "puzzle" else plain(option.text))
    return [squeezed(text) for text in texts].index(wanted) + 1


def stored(page: Page) -> dict[str, Any]:
    text = page.evaluate(f"localStorage.getItem('{KEY}')")
    return json.loads(text)["answers"] if text else {}


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus, as somebody without a mouse would."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    pytest.fail(f"Tab never reaches {selector}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_round_by_keyboard_alone(context: BrowserContext, language: str) -> None:
    """Choose, answer one wrongly, meet it again, see what to read again, start another round."""
    page = context.new_page()
    page.goto(PLACE[language])
    for kind in ("puzzle", "open"):
        tab_to(page, f"input[value={kind}]")
        page.keyboard.press("Space")
    tab_to(page, ".practice-start select")
    page.keyboard.type("5")
    tab_to(page, ".practice-start button")
    page.keyboard.press("Enter")

    title = page.locator(".practice-title")
    missed = ""
    for number in range(1, 7):
        many = 5 if number == 1 else 6  # the wrong one is asked again at the end
        bar = page.locator(".practice-bar")
        expect(bar).to_contain_text(said(language, "of", number=number, count=many))
        expect(title).to_be_focused()
        right = right_number(page, language)
        if number == 1:
            missed = title.inner_text()
        if number == 2:  # its link stands in the bar of addresses then, and the round goes on
            tab_to(page, ".practice-permalink")
            page.keyboard.press("Enter")
            page.wait_for_url("**#q=*")
            expect(bar).to_contain_text(said(language, "of", number=number, count=many))
            title.focus()
        page.keyboard.press(str(right % 4 + 1 if number == 1 else right))
        page.keyboard.press("Enter")
        verdict = page.locator(".practice-verdict")
        expect(verdict).to_be_focused()
        expect(verdict).to_have_text(
            said(language, "wrong", number=right) if number == 1 else said(language, "right")
        )
        expect(page.locator(".practice-reasons > li")).to_have_count(4)
        expect(page.locator(".practice-reasons > li.right")).to_have_count(1)
        assert page.locator(".practice-reasons .proof").count() >= 1
        if number == 6:
            expect(bar).to_contain_text(said(language, "again"))
            assert title.inner_text() == missed
        page.keyboard.press("Enter")

    expect(title).to_have_text(said(language, "result", right=4, count=5))
    expect(title).to_be_focused()
    expect(page.get_by_text(said(language, "reread"))).to_be_visible()
    sections = page.locator(".practice ul").first.locator("a")
    expect(sections).to_have_count(1)
    assert "#" in (sections.get_attribute("href") or "")
    assert len(stored(page)) == 5
    assert "#" not in page.url
    tab_to(page, ".practice .md-button--primary")
    page.keyboard.press("Enter")
    expect(title).to_have_text(missed)


def test_open_question_is_judged_by_the_reader(context: BrowserContext) -> None:
    page = context.new_page()
    ask(page, OPEN.id)
    expect(page.locator(".practice-answer")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(".practice-verdict")).to_be_focused()
    expect(page.locator(".practice-answer .part")).to_have_count(4)
    page.keyboard.press("2")
    expect(page.locator(".practice-setup")).to_be_visible()
    assert stored(page)[OPEN.id]["box"] == 1


def test_answer_by_touch_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(
        base_url=address, has_touch=True, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    ask(page, PUZZLE.id)
    page.locator(".choice").nth(right_number(page) - 1).tap()
    page.get_by_role("button", name=said("en", "check"), exact=True).tap()
    expect(page.locator(".practice-verdict")).to_have_text(said("en", "right"))
    context.close()


def test_options_are_shuffled(context: BrowserContext) -> None:
    """Six times in the same order has a chance of one to eight millions."""
    page = context.new_page()
    orders = set()
    for _ in range(6):
        ask(page, CHOICE.id)
        orders.add(tuple(page.locator(".choice__text").all_inner_texts()))
    assert len(orders) > 1
    assert len({frozenset(order) for order in orders}) == 1


def test_nothing_chosen_is_not_an_answer(context: BrowserContext) -> None:
    page = context.new_page()
    ask(page, CHOICE.id)
    page.keyboard.press("Enter")
    expect(page.locator(".practice-told")).to_have_text(said("en", "choose_first"))
    assert stored(page) == {}


def test_proof_of_an_answer_opens_in_place_and_can_be_run(context: BrowserContext) -> None:
    page = context.new_page()
    ask(page, CHOICE.id)
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    mark = page.locator(".practice-reasons .proof").first
    mark.focus()
    page.keyboard.press("Enter")
    box = page.locator(f"#{(mark.get_attribute('href') or '').partition('#')[2]}")
    expect(box).to_be_visible()
    expect(box.locator("mark.quoted").first).to_have_text(mark.get_attribute("data-line") or "")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(mark).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_of_a_question_lead_where_they_do_on_its_page(
    context: BrowserContext, language: str
) -> None:
    page = context.new_page()
    ask(page, CHOICE.id, language)
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    shown = page.locator(".practice .teaching a").get_attribute("href")
    page.goto(f"{PLACE[language]}../{CHOICE.topic}/")
    block = page.locator(f"[data-question={CHOICE.id}] .teaching a")
    assert shown == block.evaluate("link => link.href")


# One question, shared by a link ---------------------------------------------------------


def test_link_opens_exactly_one_question_and_the_switch_keeps_it(context: BrowserContext) -> None:
    page = context.new_page()
    ask(page, PUZZLE.id)
    expect(page.locator(".practice-bar")).to_contain_text(said("en", "single"))
    page.locator(".language-switch").click()
    page.wait_for_url(f"**/{PLACE['ru']}#q={PUZZLE.id}")
    expect(page.locator(f"[data-asked={PUZZLE.id}]")).to_be_visible()
    expect(page.locator(".practice-bar")).to_contain_text(said("ru", "single"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_unknown_question_is_told(context: BrowserContext, language: str) -> None:
    page = context.new_page()
    page.goto(f"{PLACE[language]}#q=no-such-question")
    title = page.locator(".practice-title")
    expect(title).to_have_text(said(language, "unknown", id="no-such-question"))
    page.get_by_role("button", name=said(language, "to_setup")).click()
    expect(page.locator(".practice-setup")).to_be_visible()
    assert "#" not in page.url


def test_reading_page_leads_to_the_practice_of_its_topic(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"interview/{CHOICE.topic}/")
    page.locator(".topic-bar a").click()
    checked = page.locator(".practice-setup fieldset").nth(2).locator("input:checked")
    expect(checked).to_have_count(1)
    assert checked.get_attribute("value") == CHOICE.topic


# Progress -------------------------------------------------------------------------------


def answer_one(page: Page, right: bool = True) -> None:
    ask(page, CHOICE.id)
    number = right_number(page)
    page.keyboard.press(str(number if right else number % 4 + 1))
    page.keyboard.press("Enter")
    expect(page.locator(".practice-verdict")).to_be_visible()


def state(seen: int, due: int) -> str:
    return said("en", "state", seen=seen, all=len(ENTRIES["en"]), due=due)


def test_progress_stays_is_shared_by_both_languages_and_comes_back_when_due(
    context: BrowserContext,
) -> None:
    page = context.new_page()
    page.clock.set_fixed_time("2026-03-01T20:00:00")
    answer_one(page)
    page.goto("about:blank")
    page.goto(PLACE["en"])
    expect(page.locator(".practice-status")).to_have_text(state(1, 0))
    for day, due in (("02", 1), ("03", 1)):
        page.clock.set_fixed_time(f"2026-03-{day}T07:00:00")
        page.reload()
        expect(page.locator(".practice-status")).to_have_text(state(1, due))
    answer_one(page)
    assert stored(page)[CHOICE.id]["box"] == 3
    answer_one(page, right=False)
    assert stored(page)[CHOICE.id]["box"] == 1
    page.goto(PLACE["ru"])
    expect(page.locator(".practice-status")).to_contain_text("1")


def test_progress_is_exported_erased_and_imported(context: BrowserContext, tmp_path: Path) -> None:
    page = context.new_page()
    answer_one(page)
    page.goto("about:blank")
    page.goto(PLACE["en"])
    with page.expect_download() as download:
        page.get_by_role("button", name=said("en", "export"), exact=True).click()
    file = tmp_path / "progress.json"
    download.value.save_as(file)
    before = stored(page)
    assert json.loads(file.read_text("utf-8"))["answers"] == before

    page.get_by_role("button", name=said("en", "erase"), exact=True).click()
    expect(page.get_by_role("button", name=said("en", "erase_yes"))).to_be_focused()
    page.get_by_role("button", name=said("en", "erase_no")).click()
    assert stored(page) == before
    page.get_by_role("button", name=said("en", "erase"), exact=True).click()
    page.get_by_role("button", name=said("en", "erase_yes")).click()
    expect(page.locator(".practice-status")).to_have_text(said("en", "erased"))
    assert stored(page) == {}

    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".practice-status")).to_have_text(said("en", "imported", count=1))
    assert stored(page) == before


BROKEN = [
    ("foreign", '{"cards": [1, 2]}'),
    ("damaged", json.dumps({"format": KEY, "version": 1, "answers": {"a": {"box": "two"}}})),
    ("newer", json.dumps({"format": KEY, "version": 99, "answers": {}})),
]


@pytest.mark.parametrize(("code", "text"), [*BROKEN, ("foreign", "[1]"), ("damaged", "{")])
def test_file_that_cannot_be_read_changes_nothing(
    context: BrowserContext, tmp_path: Path, code: str, text: str
) -> None:
    page = context.new_page()
    kept = json.dumps(
        {"format": KEY, "version": 1, "answers": {"x": {"box": 2, "last": "2026-03-01T00:00:00Z"}}}
    )
    page.goto(PLACE["en"])
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, kept])
    page.reload()
    file = tmp_path / "file.json"
    file.write_text(text, "utf-8")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".practice-tools [role=status]")).to_have_text(said("en", f"file_{code}"))
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == kept


@pytest.mark.parametrize(("code", "text"), BROKEN)
def test_stored_progress_that_cannot_be_read_is_left_alone(
    context: BrowserContext, tmp_path: Path, code: str, text: str
) -> None:
    page = context.new_page()
    page.goto(PLACE["en"])
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    answer_one(page)
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == text
    page.get_by_role("button", name=said("en", "to_setup")).click()
    expect(page.get_by_role("alert")).to_contain_text(said("en", f"stored_{code}"))
    with page.expect_download() as download:
        page.get_by_role("button", name=said("en", "save_broken")).click()
    download.value.save_as(tmp_path / "kept.txt")
    assert (tmp_path / "kept.txt").read_text("utf-8") == text
    page.get_by_role("button", name=said("en", "begin_anew")).click()
    expect(page.get_by_role("alert")).to_have_count(0)
    answer_one(page)
    assert list(stored(page)) == [CHOICE.id]


def test_browser_that_keeps_nothing_is_told(context: BrowserContext) -> None:
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied'); }})"
    )
    answer_one(page)
    page.get_by_role("button", name=said("en", "to_setup")).click()
    expect(page.get_by_text(said("en", "blocked"))).to_be_visible()
    expect(page.locator(".practice-status")).to_have_text(state(1, 0))


def test_answers_of_another_tab_are_kept(context: BrowserContext) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(PLACE["en"])
    ask(first, OPEN.id)
    answer_one(second)
    # What one tab stores reaches the process of another a moment later.
    seen = "id => Object.values(localStorage).some((text) => text.includes(id))"
    first.wait_for_function(seen, arg=CHOICE.id)
    first.keyboard.press("Enter")
    first.keyboard.press("1")
    expect(first.locator(".practice-setup")).to_be_visible()
    assert set(stored(first)) == {OPEN.id, CHOICE.id}


def test_the_schedule_is_the_published_one(context: BrowserContext) -> None:
    """Boxes, days and the choice of a round, run in the browser's own module."""
    page = context.new_page()
    page.goto(PLACE["en"])
    rows = page.locator("#schedule ~ div tbody tr")
    days = [
        int(re.search(r"\d+", t)[0]) for t in rows.locator("td:nth-child(2)").all_inner_texts()[:5]
    ]
    assert days == list(BOXES)
    found = page.evaluate(
        """async (boxes) => {
          const made = await import("../../assets/javascripts/practice-progress.js");
          const day = (n, hour = 12) => new Date(2026, 2, n, hour).getTime();
          const walk = [];
          let answer;
          for (const right of [true, true, true, true, true, false, true]) {
            answer = made.answered(answer, right, day(1), boxes);
            walk.push(answer.box);
          }
          const due = boxes.map((_, n) => {
            const one = { box: n + 1, last: new Date(day(1, 23)).toISOString() };
            return [0, 1, 3, 7, 21].map((later) => made.isDue(one, day(1 + later, 1), boxes));
          });
          const at = (box, n) => ({ box, last: new Date(day(n)).toISOString() });
          const questions = ["new", "late", "due2", "due1", "later"].map((id) => ({ id }));
          const answers = { late: at(5, 1), due2: at(2, 1), due1: at(1, 9), later: at(5, 9) };
          const rounds = [1, 2, 3, 4, 5].map((count) =>
            made.pick(questions, answers, day(9), boxes, count).map(({ id }) => id).sort());
          return { walk, due, rounds };
        }""",
        list(BOXES),
    )
    assert found["walk"] == [2, 3, 4, 5, 5, 1, 2]
    assert found["due"] == [[later >= days for later in (0, 1, 3, 7, 21)] for days in BOXES]
    assert found["rounds"][0] == ["due1"]
    assert found["rounds"][1] == ["due1", "due2"]
    assert found["rounds"][2] == ["due1", "due2", "new"]
    assert found["rounds"][3] == ["due1", "due2", "late", "new"]


# Everywhere and for everybody -----------------------------------------------------------


def test_question_that_does_not_load_is_told_and_tried_again(context: BrowserContext) -> None:
    page = context.new_page()
    page.route(f"**/{CHOICE.topic}/", lambda route: route.fulfill(status=503, body=""))
    page.goto(f"{PLACE['en']}#q={CHOICE.id}")
    expect(page.locator(".practice-title")).to_contain_text("503")
    page.unroute(f"**/{CHOICE.topic}/")
    slow: list[Route] = []
    page.route(f"**/{CHOICE.topic}/", lambda route: slow.append(route))
    page.get_by_role("button", name=said("en", "try_again")).click()
    expect(page.get_by_text(said("en", "loading"))).to_be_focused()  # not lost with the button
    slow[0].continue_()
    expect(page.locator(f"[data-asked={CHOICE.id}]")).to_be_visible()


def test_practice_works_below_a_path(browser: Browser, site: Path) -> None:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(site.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(
        base_url=f"http://127.0.0.1:{server.server_port}/{site.name}/", locale="ru-RU"
    )
    page = context.new_page()
    ask(page, CHOICE.id, "ru")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.locator(".practice-verdict")).to_be_visible()
    context.close()
    server.shutdown()


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_any_view(browser: Browser, address: str, language: str) -> None:
    context = browser.new_context(
        base_url=address, reduced_motion="reduce", viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    found: list[str] = []

    def look(view: str) -> None:
        page.set_viewport_size({"width": 1280, "height": 900})
        choose_scheme(page, "default")
        found.extend(f"{view}, light: {line}" for line in violations(page, EVERYTHING, "main"))
        if language != LANGUAGES[0]:
            return  # colors and widths are those of the first language; names and words are not
        choose_scheme(page, "slate")
        found.extend(f"{view}, dark: {line}" for line in violations(page, CONTRAST, "main"))
        page.set_viewport_size({"width": 390, "height": 844})
        found.extend(f"{view}, phone: {line}" for line in violations(page, LAYOUT, "main"))
        wide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{view} scrolls sideways by {wide} px"

    for entry in (PUZZLE, CHOICE):
        ask(page, entry.id, language)
        look(f"{entry.kind}, asked")
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        expect(page.locator(".practice-verdict")).to_be_visible()
        look(f"{entry.kind}, answered")
    ask(page, OPEN.id, language)
    page.keyboard.press("Enter")
    look("open, answered")
    moving = page.evaluate(
        """() => [...document.querySelectorAll(".practice, .practice *")].filter((element) => {
          const style = getComputedStyle(element);
          return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0.001;
        }).length + document.getAnimations().length"""
    )
    assert moving == 0
    context.close()
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_page_says_so_and_the_answers_open(
    browser: Browser, address: str, language: str
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(PLACE[language])
    expect(page.get_by_text(said(language, "no_script"))).to_be_visible()
    page.locator(".practice a").first.click()
    answer = page.locator("details.answer").first
    expect(answer.locator(".reasons")).to_be_hidden()
    answer.locator("summary").click()
    expect(answer.locator(".reasons > li.right")).to_be_visible()
    answer.locator(".proof").first.click()
    expect(page.locator(".proofs .proof-box:target")).to_be_visible()
    context.close()
