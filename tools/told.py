"""Takes away what MkDocs says of a fault that tools/check.py tells, with its line and its remedy.

One cause, one message. Whatever the checks do not tell as well stays as MkDocs says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from posixpath import basename, dirname, join, normpath

from tools.faults import Fault

LINK = re.compile(
    r"Doc file '(?P<page>.+?)' contains an? (?:unrecognized relative )?"
    r"link '(?P<link>.*?)', (?P<why>.+)",
    re.DOTALL,
)
NAV = re.compile(r"A reference to '(?P<name>.+?)' is included in the 'nav' configuration")
OMITTED = re.compile(r'The following pages exist .+ not included in the "nav" configuration:')
# What theme/hooks/safe_html.py says.
UNSAFE = re.compile(r"(?P<page>docs/\S+\.md): (?P<what>.+)")
MISSING = re.compile(r"No such file or directory: .*?(?P<file>snippets/[\w/.-]+)")


def untold(messages: Iterable[str], faults: Sequence[Fault]) -> list[str]:
    """The messages of a build that no fault tells; each begins with its language, `en: …`."""
    return [message for message in messages if not _is_told(message, faults)]


def _is_told(message: str, faults: Sequence[Fault]) -> bool:
    texts = [str(fault) for fault in faults]
    _, _, said = message.partition(": ")
    if match := LINK.match(said):
        return _is_link_told(match, faults)
    if match := NAV.match(said):
        return any(match["name"] in text for text in texts)
    if OMITTED.match(said):
        # Without the language: a fault names a page once for both.
        pages = re.findall(r"^  - \w\w/(.+)$", said, re.MULTILINE)
        return all(any(page in text for text in texts) for page in pages)
    if match := UNSAFE.match(said):
        return any(f.place.startswith(match["page"]) and match["what"] in f.fact for f in faults)
    if match := MISSING.search(said):
        return any(match["file"] in text for text in texts)
    return False


def _is_link_told(match: re.Match[str], faults: Sequence[Fault]) -> bool:
    path, _, anchor = match["link"].partition("#")
    source = f"docs/{match['page']}"
    target = normpath(join(dirname(source), path)) if path else source
    lacks = f"#{anchor}" if "anchor" in match["why"] else basename(target)
    for fault in faults:
        text = str(fault)
        if lacks in text and (source in text or target in text):
            return True
        # A page that is empty, or cannot be read: links to what was on it are not told as well.
        if "anchor" in match["why"] and fault.place.startswith(f"{target}:"):
            return True
    return False
