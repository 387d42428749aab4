"""Draws the image that is shown where a link to a page is shared (`python -m tools.social`).

One for each page and language: its title, its chapter, the name of the site. theme/main.html names
them, social/en/basics/connecting.png; `make build` puts them into the site. They are kept in
.cache/social/ under a hash of everything that is drawn, so that only changed ones are drawn again.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import re
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import fontpkg_ibm_plex_sans
from PIL import Image, ImageDraw, ImageFont

from tools.navigation import places, site_names
from tools.pages import load
from tools.repository import DJANGO_VERSIONS, ROOT
from tools.words import words

CACHE = ROOT / ".cache" / "social"
FONT = fontpkg_ibm_plex_sans.ROOT / "files" / "IBMPlexSans[wdth,wght].ttf"
SIZE = (1200, 630)
MARGIN = 84
# The colors of theme/assets/stylesheets/site.css.
PAPER, INK, GREY, GREEN = "#fbfaf7", "#1d2622", "#4a5751", "#0b5d45"
PALE = ("#dff0e6", "#c3e2d0", "#9fcdb4")
LARGEST, SMALLEST = 86, 52
COLORS = 64  # flat areas and the edges of letters need no more


@dataclass(frozen=True)
class Card:
    """What stands on one image."""

    name: str  # `en/basics/connecting`
    title: str
    chapter: str
    site: str
    foot: str


@cache
def font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """The font at a size and weight (400 is regular, 700 bold)."""
    made = ImageFont.truetype(str(FONT), size)
    made.set_variation_by_axes([100, weight] if _width_first(made) else [weight, 100])
    return made


def _width_first(made: ImageFont.FreeTypeFont) -> bool:
    return b"idth" in made.get_variation_axes()[0]["name"]


def wrapped(text: str, size: int, width: int) -> list[str]:
    """The lines of a title at a size; an underscore is a place to break a word too long."""
    lines: list[str] = []
    # A preposition does not end a line.
    for word in re.sub(r"(?<!\S)(\w{1,2}) ", "\\1\N{NO-BREAK SPACE}", text).split(" "):
        pieces = [word]
        if font(size, 700).getlength(word) > width:
            pieces = word.replace("_", "_ ").split()
        for number, piece in enumerate(pieces):
            joined = f"{lines[-1]}{'' if number else ' '}{piece}" if lines else piece
            if lines and font(size, 700).getlength(joined) <= width:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


def fitted(text: str, width: int, height: int) -> tuple[int, list[str]]:
    """The largest size at which a title fits, and its lines."""
    for size in range(LARGEST, SMALLEST, -2):
        lines = wrapped(text, size, width)
        widest = max(font(size, 700).getlength(line) for line in lines)
        if len(lines) * size * 1.18 <= height and widest <= width:
            return size, lines
    return SMALLEST, wrapped(text, SMALLEST, width)


def draw(card: Card) -> bytes:
    """The image as a PNG."""
    width, height = SIZE
    image = Image.new("RGB", SIZE, PAPER)
    brush = ImageDraw.Draw(image)
    # A signal: rings that go out from a corner.
    for radius, color in zip((380, 275, 170), PALE, strict=True):
        brush.circle((width, height), radius, fill=color)
    brush.circle((width, height), 76, fill=GREEN)
    brush.rectangle((0, 0, 18, height), fill=GREEN)
    top = MARGIN - 14
    if card.chapter:
        brush.text((MARGIN, top), card.chapter, GREEN, font(36, 600))
    size, lines = fitted(card.title, width - 2 * MARGIN, 300)
    top = 150
    for line in lines:
        brush.text((MARGIN - 3, top), line, INK, font(size, 700))
        top += round(size * 1.18)
    if card.site:
        brush.text((MARGIN, height - 138), card.site, INK, font(34, 600))
    brush.text((MARGIN, height - 92), card.foot, GREY, font(27, 400))
    written = io.BytesIO()
    image.quantize(COLORS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def cards() -> list[Card]:
    """One for every page of both languages."""
    found = []
    names = site_names()
    for language, pages in load().items():
        told = words(language)
        foot = told["social_foot"].format(versions=" · ".join(DJANGO_VERSIONS))
        for place in places(language):
            if place.name not in pages:  # tools/check.py explains
                continue
            path = place.name.removesuffix(".md").removesuffix("/index")
            title = str(pages[place.name].meta.get("title", path))
            site = names[language]
            if path == "index":
                title, site = site, ""
            found.append(Card(f"{language}/{path}", title, " · ".join(place.chapters), site, foot))
    return found


def _drawn(card: Card) -> Path:
    """The image in the cache, drawn if it is not there."""
    source = Path(__file__).read_bytes() + FONT.read_bytes()[:4096]
    key = hashlib.sha256(source + repr(astuple(card)).encode()).hexdigest()[:20]
    path = CACHE / f"{key}.png"
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_bytes(draw(card))
        fresh.replace(path)
    return path


def write(site: Path) -> int:
    """Put the image of every page into social/ of the built site; returns how many bytes."""
    wanted = cards()
    size = 0
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as workers:
        for card, path in zip(wanted, workers.map(_drawn, wanted, chunksize=8), strict=True):
            target = site / "social" / f"{card.name}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            size += path.stat().st_size
    return size


def main(arguments: list[str] | None = None) -> int:
    """Draw every image into a folder."""
    parser = argparse.ArgumentParser(prog="python -m tools.social", description=__doc__)
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site")
    options = parser.parse_args(arguments)
    size = write(options.site_dir)
    print(f"{len(cards())} images, {size / 1e6:.1f} MB, in {options.site_dir / 'social'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
