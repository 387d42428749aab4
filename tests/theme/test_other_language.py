"""A voice reads a quotation and a term in the language they are in."""

from __future__ import annotations

import pytest

from tests.theme.hooks import load_hook

hook = load_hook("other_language")


@pytest.mark.parametrize(
    "words",
    ["runs as many times", "at the end of the <code>save()</code> method", "one\ntwo, 3.12 – too"],
)
def test_an_english_quotation_is_marked(words: str) -> None:
    assert hook.mark_quotations(f"<p>Там «{words}».</p>") == (
        f'<p>Там «<span lang="en">{words}</span>».</p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>«сигнал», «Django», «связь many to many» и «<code>post_save</code> created»</p>",
        '<a title="«one two»" href="#">текст</a>',
        "<p>«one two</p><p>three»</p>",
    ],
)
def test_what_is_no_english_quotation_is_left_alone(html: str) -> None:
    assert hook.mark_quotations(html) == html


def test_the_second_column_is_marked_in_each_row() -> None:
    row = '<tr>\n<td><strong id="x">сигнал</strong></td>\n<td>signal</td>\n<td>то</td>\n</tr>'
    head = "<tr>\n<th>Русский</th>\n<th>Английский</th>\n</tr>"
    marked = row.replace("<td>signal", '<td lang="en">signal')
    assert hook.mark_second_column(head + row + row, "en") == head + marked + marked
