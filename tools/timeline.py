"""Draws a captured trace as an SVG timeline, and writes it as a list (`draw`, `as_list`).

One row for each event, from top to bottom. The line at the left tells whether what was written is
in the database: dotted before, hollow while a transaction holds it, solid once others can see it.
Colors are CSS variables of theme/assets/stylesheets/site.css, so that light and dark both work.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Any

ROW = 30
INDENT = 18
LEFT = 34
WRITES = {"INSERT", "UPDATE", "DELETE"}
CHARACTER = 7.3  # width of one character of the 12 px code font, generous

Event = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One event as drawn: its kind, nesting, short text, and the state after it."""

    kind: str
    depth: int
    text: str
    state: str


def _short(name: str) -> str:
    return name.rsplit(".", 1)[-1]


def label(event: Event, words: dict[str, str]) -> str:
    """The short text of an event."""
    match event["kind"]:
        case "signal":
            arguments = event["arguments"]
            shown = [
                f"{name}={arguments[name][1]}"
                for name in ("created", "action")
                if name in arguments
            ]
            method = "" if event["method"] == "send" else f".{event['method']}()"
            sender = _short(event["sender"][1])
            parts = [event["name"] + method, "" if sender == "None" else sender, *shown]
            return " ".join(part for part in parts if part).replace("'", "")
        case "sql":
            return f"{event['verb']} {event.get('table') or ''}".strip()
        case "transaction":
            return event["action"]
        case "receiver":
            prefix = "async def " if event["is_async"] else "def "
            return f"{prefix}{_short(event['name'])}()"
        case "receiver_end":
            return f"{_short(event['name'])}() {words['timeline_ends']}"
        case "on_commit":
            return f"on_commit({_short(event['name'])})"
        case "on_commit_run":
            return f"{_short(event['name'])}()"
        case "omitted":
            return words["timeline_omitted"].format(names=", ".join(event["names"]))
        case kind:
            raise ValueError(f"unknown kind of event {kind!r} in captures/")


def rows(timeline: dict[str, Any], words: dict[str, str]) -> list[Row]:
    """The events with the state of what was written: none, held, committed."""
    state = "none"
    found = []
    for event in timeline["events"]:
        if event["kind"] == "sql" and event["verb"] in WRITES:
            state = "held" if event["in_transaction"] else "committed"
        elif event["kind"] == "transaction":
            if event["action"] == "COMMIT" and state == "held":
                state = "committed"
            elif event["action"] == "ROLLBACK":
                state = "none"
        found.append(Row(event["kind"], event["depth"], label(event, words), state))
    return found


def _clip(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def draw(name: str, timeline: dict[str, Any], words: dict[str, str]) -> str:
    """An inline SVG of a timeline.

    name: unique on the page, becomes part of ids. timeline: `code` and `events` as captured.
    """
    drawn = rows(timeline, words)
    columns = min(44, max(len(row.text) + 2 * row.depth for row in drawn))
    width = round(LEFT + 16 + columns * CHARACTER + 12)
    height = len(drawn) * ROW + 8
    parts = []
    for number, row in enumerate(drawn):
        top = number * ROW + 4
        middle = top + ROW / 2
        before = drawn[number - 1].state if number else "none"
        parts.append(f'<path class="axis {before}" d="M14 {top}V{middle}"/>')
        last = number == len(drawn) - 1
        parts.append(f'<path class="axis {row.state}" d="M14 {middle}V{top + ROW - 4 * last}"/>')
        parts.append(f'<circle class="dot {row.kind} {row.state}" cx="14" cy="{middle}" r="5"/>')
        x = LEFT + row.depth * INDENT
        text = _clip(row.text, columns - 2 * row.depth if row.kind != "omitted" else columns)
        box = round(len(text) * CHARACTER + 16)
        parts.append(
            f'<rect class="box {row.kind}" x="{x}" y="{top + 3}" width="{box}" '
            f'height="{ROW - 6}" rx="4"/>'
        )
        parts.append(
            f'<text class="{row.kind}" x="{x + 8}" y="{middle + 4}">{html.escape(text)}</text>'
        )
    title = html.escape(words["timeline_title"].format(code=timeline["code"].replace("\n", " ")))
    told = html.escape("; ".join(row.text for row in drawn))
    return (
        f'<svg class="trace" role="img" aria-labelledby="{name}-title" '
        f'aria-describedby="{name}-desc" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">'
        f'<title id="{name}-title">{title}</title><desc id="{name}-desc">{told}</desc>'
        f"{''.join(parts)}</svg>"
    )


def as_list(timeline: dict[str, Any], words: dict[str, str]) -> str:
    """The same events as nested-looking list items, SQL in full, for reading and copying."""
    items = []
    for event, row in zip(timeline["events"], rows(timeline, words), strict=True):
        text = f"<code>{html.escape(row.text)}</code>"
        kind = html.escape(words[f"timeline_{event['kind']}"])
        if event["kind"] == "sql":
            text = f"<code>{html.escape(event['text'])}</code>"
        if event["kind"] == "signal":
            values = ", ".join(f"{k}={v[1]}" for k, v in event["arguments"].items())
            text += f" <code>{html.escape(values)}</code>" if values else ""
        items.append(f'<li data-depth="{row.depth}"><span>{kind}</span> {text}</li>')
    return f'<ol class="trace-list">{"".join(items)}</ol>'
