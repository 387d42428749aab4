"""The images of shared links: one for each page, whole, and the same in every build."""

from __future__ import annotations

import io

import pytest

pytest.importorskip("PIL")

from PIL import Image

from tests.built_site import page_addresses
from tools import social

CARDS = social.cards()


def test_every_page_has_an_image() -> None:
    names = {card.name for card in CARDS}
    expected = set()
    for address in page_addresses():
        inside = address.removeprefix("ru/").rstrip("/") or "index"
        expected.add(f"{'ru' if address.startswith('ru/') else 'en'}/{inside}")
    assert names == expected


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_title_fits(language: str) -> None:
    wide = []
    for card in CARDS:
        if not card.name.startswith(language):
            continue
        size, lines = social.fitted(card.title, 1200 - 2 * social.MARGIN, 300)
        widest = max(social.font(size, 700).getlength(line) for line in lines)
        if widest > 1200 - 2 * social.MARGIN or len(lines) * size * 1.18 > 300:
            wide.append((card.name, lines))
    assert wide == []


def test_the_font_has_every_letter() -> None:
    """A letter that the font lacks would be drawn as an empty box."""
    font = social.font(40, 400)
    missing = bytes(font.getmask("\uffff"))
    texts = "".join(card.title + card.chapter + card.site + card.foot for card in CARDS)
    lacking = {
        letter
        for letter in set(texts)
        if not letter.isspace() and bytes(font.getmask(letter)) == missing
    }
    assert lacking == set()


@pytest.mark.parametrize("name", ["en/index", "ru/signals/requests"])
def test_image_has_the_size_that_is_told_and_few_bytes(name: str) -> None:
    card = next(one for one in CARDS if one.name == name)
    written = social.draw(card)
    image = Image.open(io.BytesIO(written))
    assert (image.format, image.size) == ("PNG", social.SIZE)
    assert len(image.convert("RGB").getcolors(10_000) or []) > 10, "nothing is drawn"
    assert len(written) < 40_000
    assert social.draw(card) == written
