"""The words of the interface, in both languages, from theme/words.yml."""

from __future__ import annotations

from tools import fast_yaml
from tools.repository import ROOT

PATH = ROOT / "theme" / "words.yml"


def read() -> dict[str, dict[str, str]]:
    """Key, then language, then text."""
    return fast_yaml.load(PATH.read_text("utf-8"))


def words(language: str) -> dict[str, str]:
    """Key to text in one language. Raises KeyError where a text is missing."""
    return {key: texts[language] for key, texts in read().items()}
