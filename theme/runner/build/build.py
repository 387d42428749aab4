"""Compiles, prepares the database, packs. Runs in Pyodide, started by build.mjs.

/stage holds one folder for each pack, with `files/` as they will stand in the reader's browser, and


A pack is gzip around a line of JSON, `[[path, size], …]`, and the bytes of those files one after
the other. The pack `stdlib` is gzip around a ZIP file without compression, which Python imports
from. Compressed as a whole, both are a tenth smaller than file by file. No date and no order of the
file system gets in: the same input gives the same bytes.
"""

import ast
import gzip
import io
import json
import marshal
import os
import sqlite3
import sys
import zipfile
from importlib.util import source_hash
from pathlib import Path

STAGE, OUT = Path("/stage"), Path("/out")
PYC = sys.implementation.cache_tag
EPOCH = (1980, 1, 1, 0, 0, 0)


def without_docstrings(tree: ast.Module) -> ast.Module:
    """Docstrings away, asserts kept: what `-OO` would do is too much."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            match first:
                case ast.Expr(value=ast.Constant(value=str())):
                    node.body[:1] = (
                        [] if len(node.body) > 1 else [ast.copy_location(ast.Pass(), first)]
                    )
    return tree


def compiled(source: bytes, path: str, docstrings: bool) -> bytes:
    """A .pyc that is never checked against its source: there is none, or it never changes."""
    tree = ast.parse(source, path)
    code = compile(
        tree if docstrings else without_docstrings(tree), path, "exec", dont_inherit=True
    )
    from importlib.util import MAGIC_NUMBER

    unchecked_hash = (0b01).to_bytes(4, "little")
    return MAGIC_NUMBER + unchecked_hash + source_hash(source) + marshal.dumps(code)


def files_of(pack: Path) -> list[tuple[str, bytes]]:
    """The files of a pack, Python compiled. `shop/` keeps its sources, for tracebacks."""
    found = []
    root = pack / "files"
    for path in sorted(root.rglob("*")):
        if path.is_dir():
            continue
        name = path.relative_to(root).as_posix()
        data = path.read_bytes()
        if path.suffix != ".py":
            found.append((name, data))
        elif name.startswith("shop/"):
            found.append((name, data))
            folder, _, stem = name[:-3].rpartition("/")
            found.append(
                (f"{folder}/__pycache__/{stem}.{PYC}.pyc", compiled(data, f"/{name}", True))
            )
        else:
            place = f"/lib/python314.zip/{name}" if pack.name == "stdlib" else f"/{name}"
            found.append((f"{name}c", compiled(data, place, False)))
    return found


def packed(files: list[tuple[str, bytes]]) -> bytes:
    """The files one after the other, behind a line that tells where each begins."""
    index = json.dumps([[name, len(data)] for name, data in files], separators=(",", ":"))
    return index.encode() + b"\n" + b"".join(data for _, data in files)


def zipped(files: list[tuple[str, bytes]]) -> bytes:
    """A ZIP file of uncompressed files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data)
    return buffer.getvalue()


def database() -> bytes:
    """The shop's database, empty and migrated, as the bytes of an SQLite file."""
    sys.path[:0] = ["/shop", "/packages"]
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    os.environ["SHOP_DATABASE"] = os.environ["SHOP_ARCHIVE"] = "/shop.sqlite3"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE django_migrations SET applied = '2000-01-01 00:00:00'")
        cursor.execute("VACUUM INTO '/clean.sqlite3'")
    connection.close()
    return Path("/clean.sqlite3").read_bytes()


def main() -> None:
    """Write every pack, with what the manifest has to say of it."""
    told = {}
    modules: list[str] = []
    prepared = {}
    for pack in sorted(STAGE.iterdir()):
        if (pack / "files").is_dir():
            prepared[pack.name] = files_of(pack)
    for path, _ in prepared["library"]:
        if path.endswith(".pyc"):
            module = path.removeprefix("lib/python3.14/").removeprefix("site-packages/")[:-4]
            modules.append(module.removesuffix("/__init__").replace("/", "."))
    prepared["core"].append(("runner/database.sqlite3", database()))
    prepared["core"].append(
        ("runner/modules.json", json.dumps(modules, separators=(",", ":")).encode())
    )
    for name, files in prepared.items():
        data = zipped(files) if name == "stdlib" else packed(files)
        shut = gzip.compress(data, 9, mtime=0)
        (OUT / f"{name}.pack").write_bytes(shut)
        told[name] = {"bytes": len(shut), "raw": len(data)}
    versions = {"python": sys.version.split()[0], "sqlite": sqlite3.sqlite_version}
    (OUT / "told.json").write_text(json.dumps({"packs": told, **versions}))


main()
