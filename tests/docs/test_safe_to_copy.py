"""What a reader copies into a project of their own opens no hole there.

Views of the snippets and of the sample project are looked at as source: what a visitor sends is
never answered as HTML, written on a GET, followed as an address, or put into SQL.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tools.repository import SAMPLE_PROJECT, SNIPPETS, relative

# Names that switch a protection of Django off.
SWITCHES = {"csrf_exempt", "mark_safe", "SafeString", "safestring", "xframe_options_exempt"}
RESPONSES = {"HttpResponse"}
REDIRECTS = {"redirect", "HttpResponseRedirect", "HttpResponsePermanentRedirect"}
WRITES = {"create", "save", "delete", "update", "login", "alogin", "authenticate", "pay"}
SENT = ("GET", "POST", "COOKIES", "headers", "META", "body", "path", "user")
SQL = {"execute", "raw", "extra", "RawSQL"}


def _name(node: ast.expr) -> str:
    return getattr(node, "attr", None) or getattr(node, "id", "")


def _is_text(call: ast.Call) -> bool:
    """Whether an answer is no HTML, or comes from a template, which escapes."""
    if any(word.arg == "content_type" for word in call.keywords):
        return True
    if not call.args:
        return True
    body = call.args[0]
    return isinstance(body, ast.Constant) or (
        isinstance(body, ast.Call) and _name(body.func) in ("render", "render_to_string")
    )


def _sent(node: ast.AST, where: tuple[str, ...] = SENT) -> bool:
    """Whether something that a visitor sent is part of an expression."""
    return any(
        isinstance(part, ast.Attribute) and _name(part.value) == "request" and part.attr in where
        for part in ast.walk(node)
    )


def holes(source: str) -> Iterator[tuple[int, str]]:
    """Line and reason of each thing that is not safe to copy."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and _name(node) in SWITCHES:
            yield node.lineno, f"{_name(node)} switches a protection off"
        if not isinstance(node, ast.Call):
            continue
        name = _name(node.func)
        if name in RESPONSES and not _is_text(node):
            yield node.lineno, "answers as HTML what may hold HTML: content_type='text/plain'"
        if name in REDIRECTS and node.args and not isinstance(node.args[0], ast.Constant):
            yield node.lineno, "redirects to an address that is not written here"
        if name in WRITES and _sent(node, ("GET",)):
            yield node.lineno, "writes, or logs in, by a GET: anybody's link would do it"
        if name in SQL and node.args and _sent(node.args[0]):
            yield node.lineno, "puts what was sent into SQL: pass it as a parameter"


@pytest.mark.parametrize(
    "hostile",
    [
        "@csrf_exempt\ndef view(request): ...",
        "mark_safe(name)",
        "HttpResponse(customer.name)",
        "HttpResponse(f'Hello {request.GET}')",
        "redirect(request.GET['next'])",
        "HttpResponseRedirect(request.POST['next'])",
        "Tag.objects.create(name=request.GET['name'])",
        "authenticate(request, password=request.GET['password'])",
        "Tag.objects.raw(f'SELECT * FROM tag WHERE name = {request.POST}')",
    ],
)
def test_each_hole_is_found(hostile: str) -> None:
    assert list(holes(hostile))


@pytest.mark.parametrize(
    "harmless",
    [
        "HttpResponse()",
        "HttpResponse('ok')",
        "HttpResponse(customer.name, content_type='text/plain')",
        "HttpResponse(template.render({'name': request.GET['name']}))",
        "redirect('/page/')",
        "Tag.objects.create(name=request.POST['name'])",
        "cursor.execute('SELECT 1 WHERE name = %s', [request.POST['name']])",
    ],
)
def test_what_is_safe_is_not(harmless: str) -> None:
    assert list(holes(harmless)) == []


FILES = sorted([*SNIPPETS.rglob("*.py"), *SAMPLE_PROJECT.rglob("*.py")])


def test_nothing_that_readers_copy_opens_a_hole() -> None:
    found = [
        f"{relative(path)}:{line}: {reason}"
        for path in FILES
        if "HttpRe" in (text := path.read_text("utf-8")) or "request" in text or "SQL" in text
        for line, reason in holes(text)
    ]
    assert found == [], "\n" + "\n".join(found)
