"""The facts of the cheat sheet, drawn from captures: arguments, order, silence. HTML, no Django."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from tools.captured import arguments, captures, grouped, names
from tools.repository import DJANGO_VERSIONS

# What a page may ask for by <!-- cheat: NAME -->; see theme/hooks/cheat_sheet.py.
DRAWN = ("arguments",)
# Signals that tell of a change of rows. Building objects (pre_init) is not what silence is about.
WRITES = ("pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed")
# Signals of one life belong together on the sheet, whatever their alphabet.
ORDER = (
    *("pre_init", "post_init", "pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed"),
    *("request_started", "request_finished", "got_request_exception"),
    *("user_logged_in", "user_logged_out", "user_login_failed"),
    *("class_prepared", "pre_migrate", "post_migrate", "connection_created"),
    *("setting_changed", "template_rendered"),
    *("task_enqueued", "task_started", "task_finished", "autoreload_started", "file_changed"),
)


def heard(operation: str) -> list[str]:
    """The signals of WRITES that an operation sends on any release, whoever listens."""
    found = {
        sent["signal"]
        for _, entry in grouped("operations", operation)
        for sent in entry["sends"]
        if sent["signal"] in WRITES and sent["times"]
    }
    return [signal for signal in WRITES if signal in found]


def _only(releases: Sequence[str], known: Sequence[str]) -> str:
    """Which releases have something, said only where not all do."""
    if set(releases) == set(known):
        return ""
    ordered = [version for version in DJANGO_VERSIONS if version in releases]
    since = ordered == list(known[len(known) - len(ordered) :])
    text = f"{ordered[0]}+" if since else ", ".join(ordered)
    return f" <small>{text}</small>"


def argument_rows() -> list[tuple[list[str], str]]:
    """Signals with the same arguments, and those arguments as HTML."""
    known = names("arguments")
    ordered = sorted(known, key=lambda n: (ORDER.index(n) if n in ORDER else len(ORDER), n))
    rows: list[tuple[list[str], str]] = []
    for signal in ordered:
        releases = [v for v, capture in captures().items() if signal in capture["arguments"]]
        seen = arguments([signal])
        told = ", ".join(
            f"<code>{name}</code>{_only(list(by_signal[signal]), releases)}"
            for name, by_signal in seen.items()
            if name not in ("sender", "signal")
        )
        name = f"<code>{signal}</code>{_only(releases, DJANGO_VERSIONS)}"
        if rows and rows[-1][1] == told:
            rows[-1][0].append(name)
        else:
            rows.append(([name], told))
    return rows


def argument_table(words: dict[str, str]) -> str:
    """The table of all signals with their arguments."""
    body = "".join(
        f'<tr><th scope="row">{", ".join(signals)}</th><td>{told or "–"}</td></tr>'
        for signals, told in argument_rows()
    )
    return (
        f'<table class="sheet-arguments"><thead><tr><th scope="col">{words["sheet_signal"]}</th>'
        f'<th scope="col">{words["sheet_arguments"]}</th></tr></thead><tbody>{body}</tbody></table>'
    )


def one_line(code: str) -> str:
    """Code of several lines on one, as Python would take it, or nearly."""
    made = ""
    for line in map(str.strip, code.splitlines()):
        if made and line:
            made += (
                "" if line[0] in ")]}" or made[-1] in "([{" else " " if made[-1] in ":," else "; "
            )
        made += line
    return made


def steps(timeline: dict[str, Any]) -> list[tuple[str, str]]:
    """The events that matter for the order, as (kind, text); repetitions told once."""
    found: list[tuple[str, str]] = []
    for event in timeline["events"]:
        match event["kind"]:
            case "signal" if event["name"] not in ("pre_init", "post_init"):
                action = event["arguments"].get("action")
                text = event["name"] + (f" {action[1].strip(chr(39))}" if action else "")
            case "sql" if event["verb"] != "SELECT":
                text = event["verb"]
            case "transaction":
                text = event["action"]
            case "on_commit_run":
                text = "on_commit()"
            case _:
                continue
        step = (event["kind"], text)
        if not found or found[-1] != step:
            found.append(step)
    return found


def order(asked: Sequence[str]) -> str:
    """Each timeline on a line: its code, then its events with arrows between."""
    items = []
    for name in asked:
        groups = [(versions, steps(timeline)) for versions, timeline in grouped("timelines", name)]
        if not groups:
            continue
        newest = groups[0][1]
        releases = [v for versions, found in groups if found == newest for v in versions]
        shown = " → ".join(
            f'<span class="step {kind}">{html.escape(text)}</span>' for kind, text in newest
        )
        code = html.escape(one_line(grouped("timelines", name)[0][1]["code"]))
        items.append(f"<li><code>{code}</code>{_only(releases, DJANGO_VERSIONS)}<br>{shown}</li>")
    return f'<ul class="sheet-order">{"".join(items)}</ul>'


def silent(asked: Sequence[str]) -> str:
    """The code of operations that change rows and send none of WRITES."""
    items = []
    for name in asked:
        for _, entry in grouped("operations", name)[:1]:
            code = html.escape(one_line(entry["code"]))
            releases = [v for versions, _ in grouped("operations", name) for v in versions]
            items.append(f"<li><code>{code}</code>{_only(releases, DJANGO_VERSIONS)}</li>")
    return f'<ul class="sheet-silent">{"".join(items)}</ul>'
