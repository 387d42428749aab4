"""Run, as readers press it: on each kind of page, in both languages, with all that may go wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from panels import action, edit, ends, first_sample, output, press, says, status, told, write
from playwright.sync_api import Page, Route, expect

from tools.repository import DJANGO_VERSIONS, ROOT
from tools.snippets import Snippet

pytestmark = pytest.mark.browser

PAGE = "basics/first-receiver/"
KINDS = [
    *("", "basics/connecting/", "signals/pre-save-post-save/", "practice/transactions/"),
    *("recipes/mail-after-commit/", "playground/", "interview/puzzles/dispatch/"),
]
BOTH = [prefix + kind for kind in KINDS for prefix in ("", "ru/")]


@pytest.mark.parametrize("where", BOTH)
def test_run_prints_what_was_recorded(sheet: Page, where: str) -> None:
    """Pressed on a page of each kind; it names its Django, which is one of those under test."""
    asked: list[str] = []
    sheet.on("request", lambda request: asked.append(request.url))
    sheet.goto(where or "/")
    sheet.wait_for_load_state("networkidle")
    if "playground" not in where:  # whose editor is open from the start
        assert [url for url in asked if "/run/" in url] == [], "loaded before Run is pressed"
    sample = first_sample(sheet)
    path = sample.locator("[data-run]").get_attribute("data-run")
    press(sample)
    says(sample, "run_same")
    recorded = Snippet.read(ROOT / path).outputs()[DJANGO_VERSIONS[-1]]
    assert output(sample).text_content() == recorded
    assert re.search(rf"Django {re.escape(DJANGO_VERSIONS[-1])}\.\d+", status(sample).inner_text())


@pytest.mark.parametrize("where", ["corrections/", "ru/corrections/"])
def test_run_in_a_proof_box(sheet: Page, where: str) -> None:
    sheet.goto(where)
    sheet.locator(".proof").nth(1).click()
    box = sheet.locator(".proof-box:popover-open")
    press(box)
    says(box, "run_same")
    expect(status(box)).to_be_in_viewport()
    edit(box)
    sheet.keyboard.press("Escape")
    expect(box).to_be_visible()
    sheet.keyboard.press("Escape")
    expect(box).to_be_hidden()


@pytest.mark.parametrize("where", ["interview/practice/", "ru/interview/practice/"])
def test_run_in_the_practice(sheet: Page, where: str) -> None:
    """The sample of a puzzle, and the proof behind the reason of an answer."""
    sheet.goto(f"{where}#q=puzzle-one-uid")
    sample = first_sample(sheet)
    press(sample)
    says(sample, "run_same")
    sheet.goto("about:blank")
    sheet.goto(f"{where}#q=what-are-signals")
    expect(sheet.locator(".choice__text").first).to_be_visible()
    sheet.keyboard.press("1")
    sheet.keyboard.press("Enter")
    sheet.locator(".practice .proof").first.click()
    box = sheet.locator(".proof-box:popover-open")
    press(box)
    says(box, "run_same")


def test_edit_fail_stop_and_reset(sheet: Page) -> None:
    """Each run begins clean, whatever the one before did."""
    sheet.goto(PAGE)
    sample = first_sample(sheet)
    press(sample)
    says(sample, "run_same")
    before = output(sample).text_content()

    edit(sample)
    sheet.keyboard.press("ControlOrMeta+End")
    sheet.keyboard.insert_text('\nprint("<b>changed</b>")\n')
    sheet.keyboard.press("ControlOrMeta+Enter")
    says(sample, "run_differs")
    assert output(sample).text_content() == f"{before}<b>changed</b>\n"
    added = sample.locator(".runner-diff .printed")
    expect(added).to_have_count(1)
    expect(added).to_contain_text("<b>changed</b>")

    write(sample, 'print("first")\n\n\ndef fail():\n    return 1 / 0\n\n\nfail()\n')
    action(sample, "run_now").click()
    says(sample, "run_failed_line", error="ZeroDivisionError", line=5)
    assert output(sample).text_content() == "first\n"
    traceback = sample.locator(".runner-traceback")
    expect(traceback).to_contain_text("ZeroDivisionError: division by zero")
    assert traceback.inner_text().count("File ") == 2, "only the reader's own lines"
    expect(sample.locator(".cm-faulty")).to_contain_text("return 1 / 0")

    write(sample, "print('tick')\nwhile True:\n    pass\n")
    action(sample, "run_now").click()
    expect(output(sample)).to_contain_text("tick")
    stop = action(sample, "run_stop")
    stop.focus()
    sheet.keyboard.press("Enter")
    says(sample, "run_stopped")
    expect(stop).to_be_hidden()
    expect(action(sample, "run_now")).to_be_focused()

    action(sample, "run_reset").click()
    expect(action(sample, "run_reset")).to_be_hidden()
    action(sample, "run_now").click()
    says(sample, "run_same")
    assert output(sample).text_content() == before


def test_flood_of_output_is_cut_and_the_page_stays_alive(sheet: Page) -> None:
    sheet.goto(PAGE)
    sample = first_sample(sheet)
    press(sample)
    ends(sample)
    edit(sample)
    write(sample, "for number in range(300_000):\n    print(number, 'x' * 50)\n")
    sheet.evaluate(
        "() => { let last = performance.now(); window.lag = 0; setInterval(() => {"
        " const now = performance.now(); lag = Math.max(lag, now - last); last = now; }, 10); }"
    )
    action(sample, "run_now").click()
    expect(sample.locator(".runner-note").first).to_have_text(told(sheet, "run_truncated"))
    assert len(output(sample).text_content() or "") <= 200_000
    assert sheet.evaluate("lag") < 1000, "the page could not be used for a second"

    # One without end is stopped by hand, and is cut with the same note.
    write(sample, "while True:\n    print('x' * 50)\n")
    action(sample, "run_now").click()
    sheet.wait_for_function(
        "() => document.querySelector('.runner-output')?.textContent.length > 100_000"
    )
    action(sample, "run_stop").click()
    says(sample, "run_stopped")
    expect(sample.locator(".runner-note").first).to_have_text(told(sheet, "run_truncated"))
    assert len(output(sample).text_content() or "") <= 200_000
    action(sample, "run_reset").click()
    action(sample, "run_now").click()
    says(sample, "run_same")


def test_two_samples_on_one_page_share_one_python(sheet: Page) -> None:
    workers: list[str] = []
    sheet.on("worker", lambda worker: workers.append(worker.url))
    sheet.goto("basics/connecting/")
    first = first_sample(sheet)
    path = first.locator("[data-run]").get_attribute("data-run")
    second = sheet.locator(f".sample:has([data-run]:not([data-run='{path}']))").first
    press(first)
    press(second)
    says(second, "run_same")
    says(first, "run_same")
    assert output(first).text_content() != output(second).text_content()
    assert len(workers) <= 2, "one runs, one is kept warm"


def test_language_switch_back_and_forward(sheet: Page) -> None:
    sheet.goto(f"{PAGE}#connect")
    press(first_sample(sheet))
    says(first_sample(sheet), "run_same")
    sheet.locator(".language-switch").click()
    sheet.wait_for_url(f"**/ru/{PAGE}*")
    button = first_sample(sheet).locator("[data-run]")
    assert "МБ" not in button.inner_text(), "nothing is left to load"
    press(first_sample(sheet))
    says(first_sample(sheet), "run_same")
    sheet.go_back()
    press(first_sample(sheet))
    says(first_sample(sheet), "run_same")
    sheet.go_forward()
    press(first_sample(sheet))
    says(first_sample(sheet), "run_same")


@pytest.mark.parametrize(("where", "unit"), [(PAGE, "MB"), (f"ru/{PAGE}", "МБ")])
def test_size_is_named_before_the_first_load_and_progress_is_true(
    visitor: Callable[..., Page], where: str, unit: str
) -> None:
    page = visitor(viewport={"width": 390, "height": 844}, color_scheme="dark")
    page.goto(where)
    sample = first_sample(page)
    named = re.search(rf"([\d.,]+) {unit}", sample.locator("[data-run]").text_content())
    assert named
    page.evaluate(
        """() => { window.seen = []; new MutationObserver(() => {
          const bar = document.querySelector(".runner progress[value]");
          const text = document.querySelector(".runner-bytes")?.textContent;
          if (bar && text) seen.push([Number(bar.value), text]);
        }).observe(document.body, { subtree: true, childList: true, attributes: true }); }"""
    )
    press(sample)
    says(sample, "run_same")
    seen = page.evaluate("seen")
    values = [value for value, _ in seen]
    assert len(set(values)) > 5
    assert values == sorted(values)
    assert all(text.endswith(f"{named[1]} {unit}") for _, text in seen), (named[1], seen[-1])
    assert unit not in sample.locator("[data-run]").inner_text()
    assert page.evaluate("document.scrollingElement.scrollWidth") == 390


def test_keyboard_alone(sheet: Page) -> None:
    sheet.goto(PAGE)
    sample = first_sample(sheet)
    run = sample.locator("[data-run]")
    run.evaluate("run => { document.activeElement.blur(); run.closest('.sample').tabIndex = -1; }")
    sample.focus()
    sheet.keyboard.press("Tab")
    expect(run).to_be_focused()
    assert run.evaluate("run => getComputedStyle(run).outlineStyle") == "solid"
    sheet.keyboard.press("Enter")
    says(sample, "run_same")
    expect(run).to_be_focused()
    for _ in range(8):
        sheet.keyboard.press("Tab")
        if action(sample, "run_edit").evaluate("one => one === document.activeElement"):
            break
    sheet.keyboard.press("Enter")
    content = sample.locator(".cm-content")
    expect(content).to_be_focused()
    sheet.keyboard.press("ControlOrMeta+Home")
    sheet.keyboard.type("if True:\nprint('typed')", delay=5)
    expect(content).to_contain_text("    print('typed')")  # indented by Enter
    sheet.keyboard.press("Tab")
    expect(content).to_be_focused()
    sheet.keyboard.press("Escape")
    sheet.keyboard.press("Tab")
    expect(action(sample, "run_now")).to_be_focused()
    sheet.keyboard.press("Shift+Tab")
    expect(content).to_be_focused()
    sheet.keyboard.press("ControlOrMeta+Enter")
    says(sample, "run_differs")


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("where", [PAGE, "ru/playground/"])
def test_axe_finds_nothing_in_an_open_panel(sheet: Page, where: str) -> None:
    sheet.goto(where)
    sample = first_sample(sheet)
    press(sample)
    says(sample, "run_same")
    if "playground" not in where:
        edit(sample)
    write(sample, "import warnings\nwarnings.warn('w')\nprint('other')\n1 / 0\n")
    action(sample, "run_now").click()
    says(sample, "run_differs")
    for details in sample.locator("details").all():
        details.evaluate("one => { one.open = true; }")
    if "playground" in where:
        sheet.get_by_role("searchbox", name=told(sheet, "play_find")).fill("save")
        expect(sheet.locator(".runner-menu button").first).to_be_visible()
    found = []
    for scheme in ("default", "slate"):
        sheet.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
        options = {"runOnly": {"type": "tag", "values": RULES}}
        result = Axe().run(sheet, context={"include": [[".md-content"]]}, options=options)
        found += [
            f"{scheme}: {one['id']}: {node['html'][:200]}: {node['failureSummary'][:300]}"
            for one in result.response["violations"]
            for node in one["nodes"]
        ]
    assert found == [], "\n".join(found)


def test_phone(sheet: Page) -> None:
    """Nothing scrolls sideways, and a finger hits each button."""
    sheet.set_viewport_size({"width": 390, "height": 844})
    sheet.goto("ru/signals/pre-save-post-save/")
    sample = first_sample(sheet)
    press(sample)
    says(sample, "run_same")
    edit(sample)
    for details in sample.locator("details").all():
        details.evaluate("one => { one.open = true; }")
    assert sheet.evaluate("document.scrollingElement.scrollWidth") == 390
    targets = sample.locator("button:visible, .runner a:visible, summary:visible")
    small = [
        (target.inner_text(), box)
        for target in targets.all()
        if (box := target.bounding_box()) and min(box["width"], box["height"]) < 24
    ]
    assert small == []


def test_failed_download_says_so_and_run_works_later(sheet: Page) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    sheet.goto(PAGE)
    sample = first_sample(sheet)
    sheet.route("**/run/*/core.pack", refuse)
    press(sample)
    says(sample, "run_error_network")
    sheet.unroute("**/run/*/core.pack")
    sheet.route("**/run/*/engine.js", refuse)
    sheet.reload()
    press(sample)
    says(sample, "run_error_network")
    sheet.unroute("**/run/*/engine.js")
    sheet.route("**/run/manifest.json", lambda route: route.fulfill(status=404))
    press(sample)
    says(sample, "run_error_missing")
    expect(sample.locator("pre").first).to_be_visible()
    sheet.unroute("**/run/manifest.json")
    press(sample)
    says(sample, "run_same")


def test_failed_scripts_of_the_page_say_so_and_run_works_later(sheet: Page) -> None:
    sheet.goto(f"ru/{PAGE}")
    sheet.route("**/javascripts/run/*", lambda route: route.abort())
    sample = first_sample(sheet)
    press(sample)
    expect(sample.locator(".run-note")).to_have_text(told(sheet, "run_error_network"))
    sheet.unroute("**/javascripts/run/*")
    press(sample)
    says(sample, "run_same")
    expect(sample.locator(".run-note")).to_have_count(0)


@pytest.mark.parametrize("where", [PAGE, f"ru/{PAGE}"])
def test_a_start_that_hangs_and_a_run_without_end_are_told(sheet: Page, where: str) -> None:
    sheet.clock.install()
    sheet.goto(where)
    sample = first_sample(sheet)
    stalled: list[Route] = []
    sheet.context.route("**/run/*/core.pack", lambda route: stalled.append(route))
    with sheet.expect_event("worker"):
        press(sample)
    while not stalled:
        sheet.wait_for_timeout(50)
    sheet.clock.run_for(70_000)
    says(sample, "run_error_timeout")
    sheet.context.unroute("**/run/*/core.pack")
    press(sample)
    says(sample, "run_same")

    edit(sample)
    write(sample, "print('tick')\nwhile True:\n    pass\n")
    action(sample, "run_now").click()
    expect(output(sample)).to_contain_text("tick")
    sheet.clock.run_for(11_000)
    says(sample, "run_limit_timeout")
    assert output(sample).text_content() == "tick\n"
    action(sample, "run_reset").click()
    action(sample, "run_now").click()
    says(sample, "run_same")


def test_licenses_of_what_was_loaded(sheet: Page) -> None:
    sheet.goto(PAGE)
    sample = first_sample(sheet)
    press(sample)
    says(sample, "run_same")
    link = sample.get_by_role("link", name=told(sheet, "run_licenses"))
    assert link.evaluate("link => fetch(link.href).then((answer) => answer.ok)")


def test_old_browser_is_told(sheet: Page) -> None:
    sheet.add_init_script("delete window.WebAssembly")
    sheet.goto(PAGE)
    press(first_sample(sheet))
    says(first_sample(sheet), "run_error_old")


@pytest.mark.parametrize("where", [PAGE, f"ru/{PAGE}"])
def test_opened_as_a_plain_file(visitor: Callable[..., Page], runnable: Path, where: str) -> None:
    page = visitor()
    page.goto((runnable / where / "index.html").as_uri())
    sample = first_sample(page)
    press(sample)
    expect(sample.locator(".run-note")).to_have_text(told(page, "run_error_file"))
    expect(sample.locator("pre").first).to_be_visible()


def test_plain_text_field_where_the_editor_cannot_be_loaded(sheet: Page) -> None:
    sheet.route("**/run/*/editor.js", lambda route: route.abort())
    sheet.goto(PAGE)
    sample = first_sample(sheet)
    press(sample)
    says(sample, "run_same")
    action(sample, "run_edit").click()
    area = sample.locator("textarea")
    expect(area).to_be_focused()
    area.fill("print('plain')")
    sheet.keyboard.press("ControlOrMeta+Enter")
    says(sample, "run_differs")
    expect(output(sample)).to_have_text("plain\n")
    sheet.keyboard.press("Tab")
    expect(area).not_to_be_focused()


def test_trace_as_list_and_as_picture(sheet: Page) -> None:
    sheet.goto(f"ru/{PAGE}")
    sample = first_sample(sheet)
    press(sample)
    says(sample, "run_same")
    edit(sample)
    write(
        sample,
        "from django.db import transaction\n"
        "from catalogue.models import Tag\n"
        "with transaction.atomic():\n"
        "    Tag.objects.create(name='<i>tea</i>')\n"
        "    transaction.on_commit(lambda: print('later'))\n",
    )
    action(sample, "run_now").click()
    says(sample, "run_differs")
    trace = sample.locator(".runner-trace")
    expect(trace.locator("summary").first).to_have_text(
        told(sheet, "run_trace", signals=4, queries=1)
    )
    texts = trace.locator("svg text").all_text_contents()
    assert texts[:4] == ["BEGIN", "pre_init Tag", "post_init Tag", "pre_save Tag"]
    assert "COMMIT" in texts
    trace.locator(".runner-list summary").click()
    listed = trace.locator(".trace-list li")
    expect(listed.nth(3)).to_contain_text("pre_save Tag")
    expect(trace.locator(".trace-list")).to_contain_text("INSERT INTO")
    expect(listed.last).to_contain_text("<lambda>()")
    expect(sample.locator("i")).to_have_count(0)


def test_copy_gives_the_whole_file_without_markers(reader, sheet: Page) -> None:
    reader.grant_permissions(["clipboard-read", "clipboard-write"])
    sheet.goto("basics/connecting/")
    sample = first_sample(sheet)
    press(sample)
    ends(sample)
    action(sample, "run_copy").click()
    says(sample, "run_copied")
    copied = sheet.evaluate("navigator.clipboard.readText()")
    assert copied.startswith('"""')
    assert "--8<--" not in copied
    assert "# (1)!" not in copied


def test_excused_snippets_show_their_reason(sheet: Page) -> None:
    """Where Run would stand, on the pages of both languages."""
    sheet.goto("ru/basics/async-receivers/")
    excuses = sheet.locator(".filename .run-excuse")
    expect(excuses.first).to_be_visible()
    expect(excuses.first).to_contain_text("Не запускается в браузере")
    bar = sheet.locator(".filename:has(.run-excuse)").first
    expect(bar.locator("[data-run]")).to_have_count(0)


def test_nothing_of_the_runner_is_printed(sheet: Page) -> None:
    sheet.goto(PAGE)
    sample = first_sample(sheet)
    press(sample)
    says(sample, "run_same")
    sheet.emulate_media(media="print")
    expect(sample.locator("[data-run]")).to_be_hidden()
    expect(sample.locator(".runner-actions")).to_be_hidden()
    expect(output(sample)).to_be_visible()


def test_scripts_read_snippets_as_the_build_does(sheet: Page) -> None:
    """The two places that clean a source and read its docstring agree on every snippet."""
    import importlib.util

    from tools.snippets import snippet_paths

    spec = importlib.util.spec_from_file_location("samples_hook", ROOT / "theme/hooks/samples.py")
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    snippets = [Snippet.read(path) for path in snippet_paths()]
    sheet.goto(PAGE)
    seen = sheet.evaluate(
        """async (texts) => {
          const { clean, receivers } = await import("/assets/javascripts/run/sources.js");
          return texts.map((text) => [clean(text), receivers(text)]);
        }""",
        [snippet.text for snippet in snippets],
    )
    for snippet, (text, receivers) in zip(snippets, seen, strict=True):
        assert text == hook.clean_source(snippet.text), snippet.name
        assert tuple(receivers) == snippet.receivers, snippet.name
