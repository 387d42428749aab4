"""What theme/hooks/site.py does to the HTML of a page."""

from __future__ import annotations

from hooks import load_hook


def test_a_table_that_material_moves_has_no_neighbors() -> None:
    kept = '<table class="operations"><tr></tr></table>'
    html = f"<p>a</p><table>\n<tr></tr>\n</table><p>b</p>{kept}<table></table>"
    assert load_hook("site").on_page_content(html, page=None) == (
        f"<p>a</p><div><table>\n<tr></tr>\n</table></div><p>b</p>{kept}<div><table></table></div>"
    )
