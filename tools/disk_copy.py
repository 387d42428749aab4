"""Makes a copy of the site that is read and searched from a disk (`python -m tools.disk_copy`).

A page opened as a file has no host: a link to a folder shows the folder, a worker does not start,
nothing can be fetched. So links name index.html, the search index and a stand-in for the worker are
scripts, and what the marks of a page open stands in the page. Run needs a host all the same;
README.txt in the copy tells how to get one.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tools.book import FOLDER
from tools.repository import LANGUAGES, ROOT

FILE_NAME = f"{FOLDER}/django-signals-tested.zip"
TOP = "django-signals-tested"  # the one folder in the archive
DISK = ROOT / "theme" / "disk"
WORKER = "assets/javascripts/disk-worker.js"
# For hosts and machines, or too large for what it gives: shared links, other copies.
LEFT_OUT = re.compile(
    rf"^(?:social|{FOLDER})/|(?:^|/)(?:sitemap\.xml(?:\.gz)?|404\.html|llms\.txt|index\.md|"
    r"search_index\.json)$|\.map$|^_headers$"
)
BOXES = re.compile(r'<div class="proof-box".*(?=</main>)', re.DOTALL)
HREF = re.compile(
    r'(?P<before>\shref="?)(?P<path>[^":#?\s>]*)(?P<rest>[#?][^"\s>]*)?(?P<end>["\s>])'
)
# A policy speaks of a host: of a file, no browser knows where it is from.
POLICY = re.compile(r'\s*<meta http-equiv="?Content-Security-Policy"?[^>]*>', re.IGNORECASE)


def to_file(path: str) -> str:
    """A relative address as the name of a file: `../basics/` is `../basics/index.html`."""
    if path in (".", "..") or path.endswith("/.."):
        path += "/"
    return f"{path}index.html" if path.endswith("/") else path


def page_for_disk(html: str, base: str, proofs: str = "") -> str:
    """A page whose links name files.

    base: leads from it to its language's folder. proofs: its proofs.html, if it has one; readers
    without JavaScript are led to that file.
    """

    def link(match: re.Match[str]) -> str:
        path = to_file(match["path"]) if match["path"] else ""
        return f"{match['before']}{path}{match['rest'] or ''}{match['end']}"

    worker = f'<script src="{base}{WORKER}"></script>'
    whole = HREF.sub(link, POLICY.sub("", html))
    whole = whole.replace("</title>", f"</title>\n    {worker}", 1)
    boxes = BOXES.search(proofs)
    if not boxes:
        return whole
    start, body, end = whole.rpartition("</body>")
    return f'{start}<template id="proofs">{boxes[0]}</template>{body}{end}'


def index_script(index: str) -> str:
    """The search index as a script, its addresses those of files."""
    told = json.loads(index)
    for entry in told["docs"]:
        path, mark, fragment = entry["location"].partition("#")
        entry["location"] = (to_file(path) or "index.html") + mark + fragment
    return f"var __index = {json.dumps(told, ensure_ascii=False, separators=(',', ':'))};\n"


def entries(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the copy by its name."""
    yield "README.txt", (DISK / "README.txt").read_bytes()
    worker = (DISK / "worker.js").read_bytes()
    for language in LANGUAGES:
        start = "" if language == LANGUAGES[0] else f"{language}/"
        yield start + WORKER, worker
        index = (site / start / "search" / "search_index.json").read_text("utf-8")
        yield f"{start}search/search_index.js", index_script(index).encode()
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or LEFT_OUT.search(name):
            continue
        if path.suffix == ".html":
            inside = name.removeprefix("ru/")
            base = "../" * inside.count("/")
            beside = path.with_name("proofs.html")
            proofs = (
                beside.read_text("utf-8") if path.name == "index.html" and beside.exists() else ""
            )
            yield name, page_for_disk(path.read_text("utf-8"), base, proofs).encode()
        else:
            yield name, path.read_bytes()


def write(site: Path, target: Path | None = None) -> Path:
    """Write the archive: the same bytes for the same site."""
    target = target or site / FILE_NAME
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".new")
    with zipfile.ZipFile(fresh, "w") as packed:
        for name, content in entries(site):
            info = zipfile.ZipInfo(f"{TOP}/{name}", (1980, 1, 1, 0, 0, 0))
            info.create_system = 3  # the same on every machine
            info.external_attr = 0o644 << 16
            pressed = name.startswith("run/") and not name.endswith((".mjs", ".wasm", ".json"))
            info.compress_type = zipfile.ZIP_STORED if pressed else zipfile.ZIP_DEFLATED
            packed.writestr(info, content)
    fresh.replace(target)
    return target


def main(arguments: list[str] | None = None) -> int:
    """Write the copy of a built site."""
    parser = argparse.ArgumentParser(prog="python -m tools.disk_copy", description=__doc__)
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site")
    options = parser.parse_args(arguments)
    if not (options.site_dir / "index.html").is_file():
        print(f"{options.site_dir} holds no site: run `make build` first.")
        return 1
    made = write(options.site_dir)
    print(f"{made}: {made.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
