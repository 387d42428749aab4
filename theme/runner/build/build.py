"""Compiles, prepares the database, packs. Runs in Pyodide, started by build.mjs.

/stage holds one folder for each pack, with `files/` as they will stand in the reader's browser:

    stdlib    what Python needs before it can read anything else; a ZIP file
    core      all else that is loaded before the first output
    library   what is loaded when code asks for it

A pack is gzip around a line of JSON, `[[path, size], …]`, and the bytes of those files one after
the other; the pack `stdlib` is gzip around a ZIP file without compression. Compressed as a whole,
they are a tenth smaller than file by file. No date and no order of the file system gets in: the
same input gives the same bytes.

The modules that every start imports are not files of `core` but stand together in
`runner/prepared`, from which python/sitecustomize.py takes them.
"""

import ast
import gzip
import io
import json
import marshal
import os
import re
import sqlite3
import sys
import zipfile
from collections.abc import Iterator
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path
from types import CodeType
from typing import NamedTuple

STAGE, OUT = Path("/stage"), Path("/out")
PYC = sys.implementation.cache_tag
EPOCH = (1980, 1, 1, 0, 0, 0)
LIBRARY = "lib/python3.14/"
ARCHIVE = "lib/python314.zip/"
# Where modules are found, the longest first.
ROOTS = (ARCHIVE, f"{LIBRARY}site-packages/", LIBRARY, "runner/", "shop/sample_project/", "shop/")


def _name(decorator: ast.expr) -> str:
    call = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(call).rpartition(".")[2]


def without_docstrings(tree: ast.Module) -> ast.Module:
    """Docstrings away, asserts kept: what `-OO` would do is too much.

    Those of data classes stay, too: without one, `@dataclass` takes long to write another.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and "dataclass" in map(_name, node.decorator_list):
            continue
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            match first:
                case ast.Expr(value=ast.Constant(value=str())):
                    node.body[:1] = (
                        [] if len(node.body) > 1 else [ast.copy_location(ast.Pass(), first)]
                    )
    return tree


class Module(NamedTuple):
    """A Python file of a pack, compiled."""

    name: str  # django.db.models
    path: str  # of the compiled file, below /
    file: str  # what the module will have as __file__
    code: CodeType
    source: bytes

    @property
    def folder(self) -> str | None:
        """The folder of a package."""
        is_package = Path(self.file).stem == "__init__"
        return str(Path(self.file).parent) if is_package else None

    @property
    def pyc(self) -> bytes:
        """A .pyc that is never checked against its source: there is none, or it never changes."""
        unchecked_hash = (0b01).to_bytes(4, "little")
        data = marshal.dumps(self.code)
        return MAGIC_NUMBER + unchecked_hash + source_hash(self.source) + data


def module_name(path: str) -> str:
    """The name under which a file is imported."""
    for root in ROOTS:
        path = path.removeprefix(root)
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def compiled(source: bytes, path: str) -> Module:
    """A module, by its path below /. The shop keeps its docstrings and its sources."""
    tree = ast.parse(source, f"/{path}")
    if path.startswith("shop/"):
        file = path
        folder, _, stem = path[:-3].rpartition("/")
        compiled_path = f"{folder}/__pycache__/{stem}.{PYC}.pyc"
    else:
        tree = without_docstrings(tree)
        file = compiled_path = f"{path}c"
    code = compile(tree, f"/{path}", "exec", dont_inherit=True)
    return Module(module_name(path), compiled_path, f"/{file}", code, source)


def files_of(pack: str) -> Iterator[tuple[str, bytes]]:
    """The staged files of a pack, in a stable order."""
    root = STAGE / pack / "files"
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield path.relative_to(root).as_posix(), path.read_bytes()


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


def prepare() -> None:
    """Stage what the trial run needs beside the sources."""
    runner = STAGE / "core" / "files" / "runner"
    (runner / "database.sqlite3").write_bytes(database())
    modules = [module_name(path) for path, _ in files_of("library") if path.endswith(".py")]
    (runner / "modules.json").write_text(json.dumps(modules, separators=(",", ":")))


def prepared(modules: list[Module], patterns: dict, sources: dict[str, str]) -> bytes:
    """What sitecustomize.py reads: in one piece, so that what modules share is there once."""
    told = {module.name: (module.code, module.file, module.folder) for module in modules}
    texts = {text: compile(text, "<string>", kind) for text, kind in sources.items()}
    return marshal.dumps((told, patterns, texts))


def pack_all() -> None:
    """Write every pack, with what the manifest has to say of it."""
    early, late, patterns, sources = marshal.loads(Path("/needed").read_bytes())
    # A package stands in one place with all its modules: there, or below /lib.
    first = {name.split(".")[0] for name in early}
    archive: dict[str, Module] = {}
    core: dict[str, Module] = {}
    for path, source in files_of("stdlib"):
        if module_name(path).split(".")[0] in first:
            module = compiled(source, f"{ARCHIVE}{path}")
            archive[module.name] = module
        else:
            module = compiled(source, f"{LIBRARY}{path}")
            core[module.name] = module
    plain = []
    for path, data in files_of("core"):
        if path.endswith(".py"):
            module = compiled(data, path)
            core[module.name] = module
        if not path.endswith(".py") or path.startswith("shop/"):
            plain.append((path, data))
    # Django finds these by listing their folders.
    listed = re.compile(r"\.(migrations|commands|templatetags)\.")
    together = [core[name] for name in late if name in core and not listed.search(name)]
    apart = [core[name] for name in sorted(core.keys() - {module.name for module in together})]
    library = []
    for path, data in files_of("library"):
        if path.endswith(".py"):
            module = compiled(data, path)
            path, data = module.path, module.pyc
        library.append((path, data))
    packs = {
        "stdlib": zipped([(m.path.removeprefix(ARCHIVE), m.pyc) for m in archive.values()]),
        "core": packed(
            [
                ("runner/prepared", prepared(together, patterns, sources)),
                *plain,
                *((module.path, module.pyc) for module in apart),
            ]
        ),
        "library": packed(library),
    }
    told = {}
    for name, data in packs.items():
        shut = gzip.compress(data, 9, mtime=0)
        (OUT / f"{name}.pack").write_bytes(shut)
        told[name] = {"bytes": len(shut), "raw": len(data)}
    versions = {"python": sys.version.split()[0], "sqlite": sqlite3.sqlite_version}
    (OUT / "told.json").write_text(json.dumps({"packs": told, **versions}))
