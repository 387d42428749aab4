"""The playground: code of one's own, the menu of snippets, links that hold code."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable

import pytest
from panels import WORDS, action, ends, first_sample, output, press, says, status, told, write
from playwright.sync_api import BrowserContext, Page, expect

from tools.in_browser import models
from tools.snippets import Snippet, snippet_paths

pytestmark = pytest.mark.browser

HOSTILE = (
    '"""</textarea><img src=x onerror="window.harmed = 1">"""\n'
    "print('<img src=x onerror=\"window.harmed = 2\">')\n"
    "</script><script>window.harmed = 3</script>\n"
)


def link(code: str, kind: str = "1") -> str:
    """The fragment of a link, made as anybody might who writes one by hand."""
    data = code.encode()
    if kind == "1":
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        data = packer.compress(data) + packer.flush()
    return f"#code={kind}.{base64.urlsafe_b64encode(data).decode().rstrip('=')}"


def editor(page: Page) -> str:
    """What stands in the editor."""
    expect(page.locator(".cm-content")).to_be_visible()
    return page.locator(".cm-content .cm-line").evaluate_all(
        "lines => lines.map((line) => line.textContent).join('\\n')"
    )


@pytest.mark.parametrize("where", ["playground/", "ru/playground/"])
def test_models_stand_beside_the_code(sheet: Page, where: str) -> None:
    sheet.goto(where)
    shown = sheet.locator(".models dt").all_text_contents()
    assert shown == [model.signature for model in models()]
    assert {"Product", "GiftOrder(Order)"} <= set(shown)
    code = sheet.locator(".playground__code").bounding_box()
    beside = sheet.locator(".playground__models").bounding_box()
    assert code
    assert beside
    assert beside["x"] >= code["x"] + code["width"]


def test_what_the_page_says_is_there(sheet: Page) -> None:
    """The second database, the outbox, asyncio, the receivers a docstring asks for."""
    sheet.goto("playground/")
    sample = first_sample(sheet)
    expect(sample.locator(".cm-content")).to_be_visible()
    write(
        sample,
        '"""Mine.\n\nReceivers: accounts\n"""\n'
        "import asyncio\n"
        "from django.contrib.auth.models import User\n"
        "from django.core import mail\n"
        "from accounts.models import Profile\n"
        "from catalogue.models import Tag\n"
        "Tag.objects.using('archive').create(name='tea')\n"
        "print(Tag.objects.count(), Tag.objects.using('archive').count())\n"
        "mail.send_mail('Hello', 'text', None, ['ann@example.com'])\n"
        "print([message.subject for message in mail.outbox])\n"
        "User.objects.create_user('ann')\n"
        "print(Profile.objects.count())\n"
        "async def wait():\n"
        "    await asyncio.sleep(0)\n"
        "    return 'waited'\n"
        "print(asyncio.run(wait()))\n",
    )
    action(sample, "run_now").click()
    ends(sample)
    assert output(sample).text_content() == "0 1\n['Hello']\n1\nwaited\n"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_snippets_are_found_by_typing(sheet: Page, language: str) -> None:
    sheet.goto("playground/" if language == "en" else "ru/playground/")
    field = sheet.get_by_role("searchbox", name=WORDS[language]["play_find"])
    field.fill("post_save transaction")
    results = sheet.locator(".runner-menu button")
    expect(results.first).to_be_visible()
    count = results.count()
    expect(sheet.locator(".runner-found")).to_contain_text(str(count))
    name = results.first.locator("code").text_content()
    field.focus()
    sheet.keyboard.press("Tab")
    expect(results.first).to_be_focused()
    sheet.keyboard.press("Enter")
    expect(sheet.locator(".filename .path")).to_have_text(f"snippets/{name}.py")
    expect(sheet.locator(".cm-content")).to_be_focused()
    assert sheet.url.endswith(f"#snippet={name}")
    sample = first_sample(sheet)
    press(sample)
    says(sample, "run_same")


def test_menu_offers_only_what_runs_here(sheet: Page) -> None:
    sheet.goto("playground/")
    excused = [Snippet.read(path) for path in snippet_paths()]
    name = next(one.name for one in excused if one.browser_excuse)
    sheet.get_by_role("searchbox").fill(name.rpartition("/")[2].replace("_", " "))
    expect(sheet.locator(".runner-found")).to_have_text(told(sheet, "play_found", count=0))


def test_shared_link_shows_the_code_and_runs_nothing(
    reader: BrowserContext, sheet: Page, visitor: Callable[..., Page]
) -> None:
    reader.grant_permissions(["clipboard-read", "clipboard-write"])
    sheet.goto("playground/")
    sample = first_sample(sheet)
    expect(sample.locator(".cm-content")).to_be_visible()
    code = "# Кириллица, <b>tags</b> & 🎉\nprint('shared')"
    write(sample, code)
    action(sample, "play_share").click()
    says(sample, "play_share_copied")
    address = sheet.evaluate("navigator.clipboard.readText()")

    guest = visitor()
    asked: list[str] = []
    guest.on("request", lambda request: asked.append(request.url))
    guest.goto(address.replace("/playground/", "/ru/playground/"))
    expect(guest.locator(".runner-shared")).to_have_text(WORDS["ru"]["play_shared"])
    assert editor(guest) == code
    expect(output(first_sample(guest))).to_have_count(0)
    guest.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith((".wasm", ".pack", "worker.js"))]


def test_hostile_code_is_only_text(sheet: Page) -> None:
    sheet.goto(f"playground/{link(HOSTILE)}")
    assert editor(sheet) == HOSTILE
    sample = first_sample(sheet)
    press(sample)
    ends(sample)
    says(sample, "run_failed_line", error="SyntaxError", line=3)
    write(sample, HOSTILE.partition("</script>")[0])
    action(sample, "run_now").click()
    expect(output(sample)).to_contain_text("<img src=x")
    assert sheet.evaluate("window.harmed") is None
    expect(sheet.locator(".playground img, .playground script")).to_have_count(0)


def test_picture_takes_over_nothing_that_acts(sheet: Page) -> None:
    """The picture is drawn where foreign code ran, which can draw what it likes."""
    sheet.goto("playground/")
    shown = sheet.evaluate(
        """async () => {
          const { picture } = await import("/assets/javascripts/run/trace.js");
          const made = picture(`<svg xmlns="http://www.w3.org/2000/svg" onload="window.harmed = 1"
            viewBox="0 0 9 9"><script>window.harmed = 2</script><a href="javascript:harm()">
            <text onclick="harm()">x</text></a><image href="https://elsewhere.example/"/>
            <foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="harm()"/>
            </foreignObject><style>* { display: none }</style>
            <rect class="box" x="1" style="fill: url(//a)"/></svg>`);
          document.body.append(made);
          return made.outerHTML.replace(/\\s+/g, " ");
        }"""
    )
    assert "rect" in shown
    for bad in ("onload", "onclick", "script", "href", "image", "foreign", "style", "harm"):
        assert bad not in shown
    assert sheet.evaluate("window.harmed") is None


def test_code_that_runs_can_leave_nothing_behind(sheet: Page) -> None:
    """Else foreign code could put a page of its own where the service worker looks for ours."""
    sheet.goto("playground/")
    sample = first_sample(sheet)
    expect(sample.locator(".cm-content")).to_be_visible()
    write(
        sample,
        "import js\n"
        "for name in ('caches', 'indexedDB', 'fetch', 'XMLHttpRequest', 'Worker', 'WebSocket'):\n"
        "    print(name, js.eval(f'typeof {name}'))\n"
        "print(js.eval('\"caches\" in WorkerGlobalScope.prototype'))\n"
        "import csv\n",  # comes in the second pack, which is still fetched
    )
    action(sample, "run_now").click()
    ends(sample)
    lines = (output(sample).text_content() or "").splitlines()
    expect(sample.locator(".runner-traceback")).to_have_count(0)
    assert [line.rpartition(" ")[2] for line in lines] == [*["undefined"] * 6, "False"]


@pytest.mark.parametrize(
    ("fragment", "key"),
    [
        ("#code=1.AAAA", "play_link_malformed"),
        ("#code=1.%%%", "play_link_malformed"),
        ("#code=7.eA", "play_link_malformed"),
        ("#code=0._w", "play_link_malformed"),  # not UTF-8
        (link("print(1)")[:-6], "play_link_malformed"),
        (link("x" * 2_000_000), "play_link_too_long"),  # small on the way, large unpacked
        (link("x" * 60_001, "0"), "play_link_too_long"),
    ],
)
def test_broken_link_gives_a_message_and_the_empty_sample(
    sheet: Page, fragment: str, key: str
) -> None:
    sheet.goto(f"ru/playground/{fragment}")
    expect(sheet.locator(".runner-shared")).to_have_text(WORDS["ru"][key])
    assert editor(sheet).startswith('"""A product is saved twice')


def test_unknown_snippet_gives_a_message(sheet: Page) -> None:
    sheet.goto("playground/#snippet=../../secret")
    expect(sheet.locator(".runner-shared")).to_contain_text("../../secret")
    assert editor(sheet).startswith('"""A product is saved twice')


def test_code_too_long_for_a_link_is_told(sheet: Page) -> None:
    sheet.goto("playground/")
    sample = first_sample(sheet)
    expect(sample.locator(".cm-content")).to_be_visible()
    write(sample, "#" * 20_001)
    action(sample, "play_share").click()
    says(sample, "play_share_too_long", limit=20000)


def test_code_survives_reload_and_language_switch(sheet: Page) -> None:
    sheet.goto("playground/")
    sample = first_sample(sheet)
    expect(sample.locator(".cm-content")).to_be_visible()
    write(sample, "print('mine')")
    sheet.reload()
    assert editor(sheet) == "print('mine')"
    sheet.locator(".language-switch").click()
    sheet.wait_for_url("**/ru/playground/*")
    assert editor(sheet) == "print('mine')"
    action(first_sample(sheet), "play_new").click()
    expect(sheet.locator(".cm-content")).to_contain_text("A product is saved twice")


def test_sample_goes_to_the_playground_with_its_changes(sheet: Page) -> None:
    sheet.goto("basics/connecting/")
    sample = first_sample(sheet)
    press(sample)
    ends(sample)
    action(sample, "run_edit").click()
    expect(sample.locator(".cm-content")).to_be_focused()
    write(sample, "print('taken along')")
    action(sample, "run_playground").click()
    sheet.wait_for_url("**/playground/#code=*")
    assert editor(sheet) == "print('taken along')"
    expect(sheet.locator(".runner-shared")).to_be_visible()
    assert status(first_sample(sheet)).inner_text().strip() == ""
