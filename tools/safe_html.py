"""Finds what must never come out of Markdown: anything that acts, or loads from elsewhere.

Markdown passes HTML through, and pages are changed by pull requests: a question, a translation or a
recorded output that brings a script would reach every reader. theme/hooks/safe_html.py asks of each
built page, whatever syntax it came by: raw HTML, attribute lists, reference links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

# What pages are made of. Nothing here acts by itself or loads anything.
ELEMENTS = """
    span code p div button td a pre li mark tr th ol small br abbr h2 strong em details summary
    article b blockquote caption col colgroup dd del details dfn dl dt figcaption figure h1 h3 h4 h5
    h6 hr i img ins kbd label q s samp section sub sup table tbody tfoot thead time u ul var wbr
    svg g path rect circle line polyline polygon text tspan title desc defs marker use
    fieldset legend input output select option
"""  # those first that stand most often
# A comment, an end, or an element of the list; anything else that a browser takes for a tag.
OTHER = re.compile(
    rf"<(?!/?(?:{'|'.join(ELEMENTS.split())})[\s/>]|!--|!doctype)(?=[a-zA-Z!?/])[^>]{{0,80}}",
    re.IGNORECASE,
)
# The practice's own: data, and modules of this site.
OWN_SCRIPT = re.compile(
    r'<script type="application/json" id="[\w-]+">|</script>'
    r'|<script type="module" src="(?:\.\./)+assets/javascripts/[\w/.-]+\.js">'
)
HANDLER = re.compile(r"""[\s"'/]on[a-z]+\s*=""", re.IGNORECASE)
TAG = re.compile(r"""<[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>?""")
VALUE = re.compile(
    r"""[\s"'/](?P<name>href|src|srcset|action|formaction|poster|data|xlink:href|style)\s*=\s*
        (?P<value>"[^"]*"|'[^']*'|[^\s>]+)""",
    re.IGNORECASE | re.VERBOSE,
)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
LOADS = re.compile(r"url\(|expression|@import|\\", re.IGNORECASE)


def unsafe(html: str) -> Iterator[str]:
    """Each thing that does not belong on a page, in the words of its source."""
    for match in OTHER.finditer(html):
        if not OWN_SCRIPT.match(html, match.start()):
            yield f"the element {match[0]}>"
    if HANDLER.search(html):  # seldom: only then is it worth looking at every tag
        for tag in TAG.finditer(html):
            # Values in quotes are text: a label may say anything.
            if HANDLER.search(re.sub(r"""=\s*(?:"[^"]*"|'[^']*')""", "=x ", tag[0])):
                yield f"the handler in {tag[0][:80]}"
    for tag in dict.fromkeys(TAG.findall(html)):  # most stand on a page many times
        for match in VALUE.finditer(tag):
            if _loads(match):
                yield f"the address {match[0].strip()[:80]}"


def _loads(match: re.Match[str]) -> bool:
    """Whether a value of an attribute leads or loads from somewhere it should not."""
    # Browsers decode entities and drop control characters before they read the scheme.
    value = re.sub(r"[\x00-\x20]+", "", unescape(match["value"].strip("\"'")))
    if match["name"].lower() == "style":
        return bool(LOADS.search(value))
    if value.startswith(("//", "\\")):
        return True
    return bool(SCHEME.match(value)) and not value.lower().startswith(("https:", "mailto:"))
