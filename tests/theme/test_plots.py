"""What the build draws from measurements: bars that follow the data."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from hooks import load_hook

import tools.plot
from tools.plot import WIDTH, bars, draw, measured, names, number
from tools.repository import LANGUAGES
from tools.words import read, words

WORDS = words("en") | {
    "plot_tea": "Time of a cup",
    "plot_tea_none": "no <sugar>",
    "plot_tea_one": "1 lump",
    "plot_tea_ten": "10 lumps",
}


@pytest.fixture
def hook() -> ModuleType:
    return load_hook("plots")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Measurements of one group."""
    path = tmp_path / "signals.json"
    monkeypatch.setattr(tools.plot, "PATH", path)
    store(path, none=1.0, one=2.0, ten=4.0)
    return path


def store(path: Path, **ratios: float) -> None:
    machine = {"cores": 3, "python": "3.14", "django": "6.1"}
    path.write_text(json.dumps({"machine": machine, "rows": 10, "ratios": {"tea": ratios}}))


def test_bars_follow_the_data(data: Path) -> None:
    none, one, ten = bars("tea")
    assert ten.length == pytest.approx(2 * one.length)
    assert one.length == pytest.approx(2 * none.length, abs=0.1)
    store(data, none=1.0, one=4.0, ten=2.0)
    assert [bar.key for bar in sorted(bars("tea"), key=lambda bar: bar.length)] == [
        *("none", "ten", "one")
    ]


def test_a_small_ratio_is_still_seen_and_the_longest_leaves_room_for_its_number(
    data: Path,
) -> None:
    store(data, none=1.0, one=0.0, ten=5000.0)
    lengths = [bar.length for bar in bars("tea")]
    assert min(lengths) == 1
    assert max(lengths) + 6 + 8 * len(number(5000, WORDS)) < WIDTH


def test_picture_has_a_title_a_description_and_colors_of_the_theme(data: Path) -> None:
    svg = draw("tea", WORDS)
    assert 'role="img"' in svg
    assert '<title id="plot-tea-title">Time of a cup</title>' in svg
    assert "no &lt;sugar&gt;: ×1.0; 1 lump: ×2.0; 10 lumps: ×4.0</desc>" in svg
    assert svg.count("<rect") == 3
    assert re.findall(r'<rect class="([^"]*)"', svg) == ["bar first", "bar", "bar"]
    assert not re.search(r"#[0-9a-f]{3,8}\b|style=", svg)
    HTMLParser().feed(svg)


def test_numbers_are_written_as_the_language_does(data: Path) -> None:
    assert [number(ratio, words("en")) for ratio in (1.25, 9.99, 25.5, 513.2)] == [
        *("×1.2", "×10.0", "×26", "×510")
    ]
    assert number(1.3, words("ru")) == "×1,3"


def test_hook_draws_known_names_and_leaves_the_others_to_the_check(
    data: Path, hook: ModuleType
) -> None:
    config = SimpleNamespace(extra={"words": WORDS})
    html = hook.on_page_markdown("<!-- plot: tea -->\n\n<!-- plot: milk -->\n", None, config, None)
    assert html.count("<svg") == 1
    assert "3 cores, Python 3.14, Django 6.1" in html
    assert html.endswith("<!-- plot: milk -->\n")


def test_without_measurements_nothing_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools.plot, "PATH", tmp_path / "none.json")
    assert names() == []


def test_every_measured_case_has_its_words_and_every_word_its_case() -> None:
    ratios = measured()["ratios"]
    keys = {"plot_machine"} | {f"plot_{name}" for name in ratios}
    keys |= {f"plot_{name}_{case}" for name, cases in ratios.items() for case in cases}
    assert keys == {key for key in read() if key.startswith("plot_")}
    for language in LANGUAGES:
        for name in ratios:
            assert draw(name, words(language))


def test_what_the_page_says_about_the_plots_is_what_was_measured() -> None:
    """The sentences of docs/*/practice/cost.md that name no figures."""
    ratios = measured()["ratios"]
    send, unheard = ratios["send"], ratios["filter"]
    assert send["none"] < send["one"] < send["ten"] < send["hundred"] < send["save"]
    assert unheard["cached"] < 3 < 10 < unheard["plain"] < send["hundred"] / 2
    assert ratios["save"]["empty"] < 1.2 < 2 < ratios["save"]["querying"]
    assert ratios["load"]["other"] < 1.15 < ratios["load"]["empty"] < 2
    assert ratios["delete"]["other"] < 1.15 < 10 < ratios["delete"]["empty"]
