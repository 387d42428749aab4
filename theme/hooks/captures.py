"""Draws what was captured where a page asks for it by a comment.

    <!-- arguments: pre_save, post_save -->   the next table gets columns with types as really sent
    <!-- operations: saving -->               the table of what these operations send
    <!-- timeline: save_new_atomic -->        a picture of one trace, with the same as a list
    <!-- signals -->                          the next table gets columns from the inventory

Nobody types these facts; tests/captures/ compares the files with a fresh capture.
"""

from __future__ import annotations

import html
import re
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools.captured import arguments, captures, grouped, names, operations_of
from tools.repository import DJANGO_VERSIONS
from tools.timeline import as_list, draw

ARGUMENTS = re.compile(r"^<!-- arguments: (?P<names>[\w, ]+) -->\n\n(?P<table>(?:\|.*\n)+)", re.M)
OPERATIONS = re.compile(r"^<!-- operations: (?P<group>\w+) -->$", re.M)
TIMELINE = re.compile(r"^<!-- timeline: (?P<name>\w+) -->$", re.M)
SIGNALS = re.compile(r"^<!-- signals -->\n\n(?P<table>(?:\|.*\n)+)", re.M)
COLUMNS = [
    *("connection_created", "request_started", "user_logged_in", "user_login_failed"),
    *("user_logged_out", "class_prepared", "pre_migrate", "post_migrate", "pre_init", "post_init"),
    *("pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed"),
]
CELL = re.compile(r"(?<!\\)\|")

Words = dict[str, str]


def split_row(row: str) -> list[str]:
    """The cells of a Markdown table row, spaces around them dropped."""
    return [cell.strip() for cell in CELL.split(row.strip().strip("|"))]


def _by_release(values: dict[str, str]) -> str:
    """A value for each release in one short text; the release is named only where it matters."""
    groups: dict[str, list[str]] = {}
    for version, value in values.items():
        groups.setdefault(value, []).append(version)
    if len(groups) == 1 and len(values) == len(DJANGO_VERSIONS):
        return next(iter(groups))
    return "; ".join(f"{value} ({', '.join(v)})" for value, v in reversed(groups.items()))


def _kind(kind: str, words: Words) -> str:
    """A type in code style, by its last name; what is no type but a description, in words."""
    return words.get("kind_" + kind.replace(" ", "_")) or f"`{kind.rsplit('.', 1)[-1]}`"


def argument_type(name: str, seen: dict[str, dict[str, dict[str, Any]]], words: Words) -> str:
    """The types an argument really had: Markdown, by signal and release only where they differ."""
    by_signal = {
        signal: _by_release(
            {
                version: ", ".join(_kind(kind, words) for kind in entry["types"])
                for version, entry in versions.items()
            }
        )
        for signal, versions in seen.items()
    }
    if len(set(by_signal.values())) == 1:
        return next(iter(by_signal.values()))
    return "; ".join(f"`{signal}`: {text}" for signal, text in by_signal.items())


def argument_presence(
    name: str, signals: list[str], seen: dict[str, dict[str, dict[str, Any]]], words: Words
) -> str:
    """When an argument is sent: always, only by some signals, or not by some operations."""
    texts = []
    missing = [signal for signal in signals if signal not in seen]
    if missing:
        texts.append(words["only_with"].format(names=", ".join(f"`{signal}`" for signal in seen)))
    absent = sorted(
        {
            operation
            for versions in seen.values()
            for entry in versions.values()
            for operation in entry.get("absent_in", [])
        }
    )
    if absent:
        # Plain HTML: MkDocs does not see ids of a table that is drawn; the tests of the site do.
        shown = ", ".join(
            f'<a href="../what-sends-what/#row-{one}"><code>{one}</code></a>' for one in absent[:2]
        )
        more = words["and_more"].format(count=len(absent) - 2) if len(absent) > 2 else ""
        texts.append(words["absent_in"].format(names=shown + more))
    return "; ".join(texts) or words["always"]


def expand_arguments(markdown: str, words: Words) -> str:
    """Add the captured columns to each argument table; the explanations stay as written."""

    def table(match: re.Match[str]) -> str:
        signals = [name.strip() for name in match["names"].split(",")]
        seen = arguments(signals)
        header, _, *body = match["table"].strip().split("\n")
        first, last = split_row(header)
        lines = [
            f"| {first} | {words['type_as_sent']} | {words['sent_when']} | {last} |",
            "|---|---|---|---|",
        ]
        for row in body:
            cell, explanation = split_row(row)
            name = cell.strip("`")
            versions = seen.get(name, {})
            kind = argument_type(name, versions, words) if versions else ""
            presence = argument_presence(name, signals, versions, words) if versions else ""
            lines.append(f"| {cell} | {kind} | {presence} | {explanation} |")
        return '<div class="arguments" markdown>\n\n' + "\n".join(lines) + "\n\n</div>\n"

    return ARGUMENTS.sub(table, markdown)


def counts(entry: dict[str, Any] | None) -> dict[str, tuple[int, int]]:
    """Signal to how often an operation sends it: with listeners, and with Django's own alone."""
    found: dict[str, tuple[int, int]] = {}
    for sent in (entry or {}).get("sends", []):
        times, alone = found.get(sent["signal"], (0, 0))
        found[sent["signal"]] = (
            times + sent["times"],
            alone + sent.get("alone", sent["times"]),
        )
    return found


def _cell(times: int, alone: int) -> str:
    if not times:
        return "–"
    if alone == times:
        return str(times)
    return f"{alone}/{times}*" if alone else f"{times}*"


def _operation_box(name: str, words: Words) -> str:
    """What one operation sent, in order, as captured: the proof of its row."""
    box = f"op-{name}"
    parts = []
    groups = grouped("operations", name)
    for versions, entry in groups:
        items = []
        for sent in entry["sends"]:
            details = ", ".join(f"{k}={v}" for k, v in sent.get("details", {}).items())
            times = f" ×{sent['times']}" if sent["times"] > 1 else ""
            only = ""
            alone = sent.get("alone", sent["times"])
            if alone != sent["times"]:
                note = (
                    words["fewer_alone"].format(count=alone) if alone else words["needs_listener"]
                )
                only = f" <em>{html.escape(note)}</em>"
            by = f" <code>{sent['by']}()</code>" if sent.get("by", "send") != "send" else ""
            items.append(
                f"<li><code>{sent['signal']}</code>{times} ← "
                f"<code>{html.escape(sent['sender'])}</code>{by}{only}"
                + (f"<br><small>{html.escape(details)}</small>" if details else "")
                + "</li>"
            )
        listed = f"<ol>{''.join(items)}</ol>" if items else f"<p>{words['nothing_sent']}</p>"
        statements = ""
        if "queries" in entry:  # left out where their number depends on the rest of the project
            alone, heard = entry["queries"]
            statements = f"<p>{words['queries'].format(alone=alone, heard=heard)}</p>"
        parts.append(
            f'<p class="proof-box__title">Django {", ".join(versions)}</p>{listed}{statements}'
        )
    code = html.escape(groups[0][1]["code"])
    return (
        f'<div class="proof-box" popover id="{box}" role="dialog" aria-labelledby="{box}-name">'
        f'<div class="proof-box__bar"><p class="proof-box__name" id="{box}-name">'
        f"<code>{name}</code></p>"
        f'<button type="button" class="proof-box__close" popovertarget="{box}" '
        f'popovertargetaction="hide" aria-label="{html.escape(words["close"])}" autofocus>'
        f"×</button></div>"
        f'<div class="highlight"><pre tabindex="0"><code>{code}</code></pre></div>'
        f"{''.join(parts)}</div>"
    )


def operations_table(group: str, words: Words) -> str:
    """HTML of one group: operations down, the signals that any of them sends across."""
    rows = operations_of(group)
    newest = {name: grouped("operations", name) for name in rows}
    order = names("arguments")
    columns = [
        signal
        for signal in sorted(order, key=_column_order)
        if any(signal in counts(entry) for groups in newest.values() for _, entry in groups)
    ]
    head = "".join(f'<th scope="col"><code>{signal}</code></th>' for signal in columns)
    body, boxes = [], []
    for name in rows:
        groups = newest[name]
        cells = []
        for signal in columns:
            texts = {
                ", ".join(versions): _cell(*counts(entry).get(signal, (0, 0)))
                for versions, entry in groups
            }
            if len(set(texts.values())) == 1:
                text = next(iter(texts.values()))
            else:
                text = "; ".join(f"{value} ({versions})" for versions, value in texts.items())
            sent = "" if set(texts.values()) == {"–"} else " class=sent"
            cells.append(
                f'<td{sent} data-signal="{signal}"><button type="button" tabindex="-1" '
                f'popovertarget="op-{name}">{text}</button></td>'
            )
        known = sorted({version for versions, _ in groups for version in versions})
        # The name tells operations apart whose code is the same.
        only = f' <span class="only">{name}</span>'
        if len(known) != len(DJANGO_VERSIONS):
            only += (
                f' <span class="only">{words["only_on"].format(versions=", ".join(known))}</span>'
            )
        code = html.escape(groups[0][1]["code"])
        body.append(
            f'<tr id="row-{name}" data-signals="{" ".join(counts(groups[0][1]))}"><th scope="row">'
            f'<button type="button" popovertarget="op-{name}"><code>{code}</code></button>'
            f"{only}</th>{''.join(cells)}</tr>"
        )
        boxes.append(_operation_box(name, words))
    return (
        f'<table class="operations" data-group="{group}"><thead><tr>'
        f'<th scope="col">{words["operation"]}</th>{head}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table>"
        f'<section class="proof-boxes" data-search-exclude>{"".join(boxes)}</section>'
    )


def _column_order(signal: str) -> tuple[int, str]:
    """In the order in which they come during a request; those of tests and tasks last."""
    return (COLUMNS.index(signal) if signal in COLUMNS else len(COLUMNS), signal)


def timeline_figure(name: str, words: Words) -> str:
    """HTML of one timeline: the picture, the code, the same events as a list; by release."""
    groups = grouped("timelines", name)
    figures = []
    for number, (versions, timeline) in enumerate(groups):
        unique = f"trace-{name}-{number}"
        caption = f"<code>{html.escape(timeline['code'])}</code>"
        if len(groups) > 1 or len(versions) < len(DJANGO_VERSIONS):
            caption += f" <span>Django {', '.join(versions)}</span>"
        listeners = ", ".join(
            f"<code>{one['signal'].rsplit('.', 1)[-1]}</code>"
            for one in timeline.get("listeners", [])
            if ".on_commit" not in one["signal"]
        )
        if listeners:
            listeners = ", ".join(dict.fromkeys(listeners.split(", ")))
            caption += f" <span>{words['with_listener'].format(names=listeners)}</span>"
        figures.append(
            f'<figure class="trace-figure" data-search-exclude><figcaption>{caption}</figcaption>'
            f"{draw(unique, timeline, words)}"
            f"<details><summary>{words['as_list']}</summary>{as_list(timeline, words)}</details>"
            f"</figure>"
        )
    legend = "".join(
        f'<li class="{state}">{html.escape(words[f"timeline_{state}"])}</li>'
        for state in ("none", "held", "committed")
    )
    return (
        f'<div class="trace-figures">{"".join(figures)}</div>'
        f'<ul class="trace-legend" data-search-exclude>{legend}</ul>'
    )


def expand_signals(markdown: str, words: Words) -> str:
    """Add import path and releases to the table of all signals."""

    def table(match: re.Match[str]) -> str:
        header, _, *body = match["table"].strip().split("\n")
        first, last = split_row(header)
        lines = [f"| {first} | {last} | {words['import_from']} |", "|---|---|---|"]
        paths = inventory()
        for row in body:
            cell, meaning = split_row(row)
            found = re.search(r"`(\w+)`", cell)
            path, versions, documented = paths.get(found[1] if found else "", ("", [], True))
            where = f"`{path.rsplit('.', 1)[0]}`" if path else ""
            if len(versions) != len(DJANGO_VERSIONS):
                where += f" ({', '.join(versions)})"
            if not documented:
                where += f" — {words['undocumented']}"
            lines.append(f"| {cell} | {meaning} | {where} |")
        return '<div class="signals" markdown>\n\n' + "\n".join(lines) + "\n\n</div>\n"

    return SIGNALS.sub(table, markdown)


def inventory() -> dict[str, tuple[str, list[str], bool]]:
    """Signal to its import path, the releases that have it, whether Django documents it."""
    found: dict[str, tuple[str, list[str], bool]] = {}
    for version, capture in captures().items():
        for path, entry in capture["inventory"].items():
            shown = entry.get("documented_as", path)
            name = path.rsplit(".", 1)[-1]
            versions = found.get(name, ("", [], True))[1]
            found[name] = (shown, [*versions, version], entry["documented"])
    return found


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Draw what the page asks for; an unknown name is left to tools/check.py to explain."""
    words = config.extra["words"]
    markdown = expand_signals(expand_arguments(markdown, words), words)

    groups = {entry["group"] for one in captures().values() for entry in one["operations"].values()}
    markdown = OPERATIONS.sub(
        lambda m: operations_table(m["group"], words) if m["group"] in groups else m[0], markdown
    )
    pictures = names("timelines")
    return TIMELINE.sub(
        lambda m: timeline_figure(m["name"], words) if m["name"] in pictures else m[0], markdown
    )
