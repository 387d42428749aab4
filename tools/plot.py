"""Draws what benchmarks/signals.py measured as an SVG with bars (`names`, `bars`, `draw`).

Each bar has its label above and its ratio behind it, so that it fits a phone. Colors are CSS
variables of theme/assets/stylesheets/site.css, so that light and dark both work.
"""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from typing import Any

from tools.repository import ROOT

PATH = ROOT / "benchmarks" / "signals.json"
WIDTH = 350
ROW = 42
BAR = 12
ROOM = 64  # behind the longest bar, for its number


@dataclass(frozen=True)
class Bar:
    """One case: its key in the measurements, its ratio to the first, its length in the drawing."""

    key: str
    ratio: float
    length: float


def measured() -> dict[str, Any]:
    """The stored measurements: `machine`, `rows`, `ratios` by group and case."""
    if not PATH.exists():
        return {"machine": {}, "rows": 0, "ratios": {}}
    return json.loads(PATH.read_text("utf-8"))


def names() -> list[str]:
    """What can be drawn."""
    return list(measured()["ratios"])


def bars(name: str) -> list[Bar]:
    """The bars of one plot, in the order of measuring; the longest fills the width."""
    ratios = measured()["ratios"][name]
    longest = max(ratios.values())
    return [
        Bar(key, ratio, round(max(1.0, ratio / longest * (WIDTH - ROOM)), 1))
        for key, ratio in ratios.items()
    ]


def number(ratio: float, words: dict[str, str]) -> str:
    """A ratio with as many digits as it deserves: ×1.3, ×24, ×520; ×1,3 in Russian.

    Neighboring runs differ by more than further digits would tell.
    """
    rounded = f"{ratio:.1f}" if ratio < 10 else f"{float(f'{ratio:.2g}'):.0f}"
    return "×" + rounded.replace(".", words["decimal_mark"])


def draw(name: str, words: dict[str, str]) -> str:
    """The SVG of one plot. Raises KeyError when theme/words.yml has no word for a bar."""
    drawn = bars(name)
    parts, told = [], []
    for index, bar in enumerate(drawn):
        top = index * ROW
        label, value = words[f"plot_{name}_{bar.key}"], number(bar.ratio, words)
        told.append(f"{label}: {value}")
        kind = "bar first" if index == 0 else "bar"
        parts.append(
            f'<text x="0" y="{top + 14}">{html.escape(label)}</text>'
            f'<rect class="{kind}" x="0" y="{top + 21}" width="{bar.length}" height="{BAR}" '
            f'rx="2"/>'
            f'<text x="{bar.length + 6:g}" y="{top + 31}" font-weight="700">{value}</text>'
        )
    title = html.escape(words[f"plot_{name}"].format(rows=measured()["rows"]))
    return (
        f'<svg class="plot" role="img" aria-labelledby="plot-{name}-title" '
        f'aria-describedby="plot-{name}-desc" viewBox="0 0 {WIDTH} {len(drawn) * ROW}" '
        f'font-size="13">'
        f'<title id="plot-{name}-title">{title}</title>'
        f'<desc id="plot-{name}-desc">{html.escape("; ".join(told))}</desc>'
        f"{''.join(parts)}</svg>"
    )
