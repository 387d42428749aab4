"""The sources of pages and snippets have no fault that tools.check can see."""

from __future__ import annotations

import pytest

from tools.check import faults
from tools.faults import report


def test_pages_and_snippets_have_no_faults() -> None:
    found = faults()
    if found:
        pytest.fail(report(found), pytrace=False)
