"""Snippets: one file, one idea; shown on a page, run by the tests, run in the browser.

A snippet starts with a docstring. Its first line says the idea; lines below may say more:

    Wrong: on purpose          the code shows a mistake; the page says so in words
    Django: 6.1+               runs only there (also `5.2, 6.0`); skipped elsewhere for that reason;
                               `4.2+` adds a release that is no longer supported
    Database: postgresql       runs only there; `sqlite, postgresql` asks for both; without the line
                               those of DATABASE_CHAPTERS run on all, `mysql` (MariaDB) too
    Receivers: accounts        these apps of the sample project keep their receivers connected
    Browser: no (threads)      cannot run in the browser; the word is a key of BROWSER_REASONS
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from pathlib import Path

from tools.faults import Fault
from tools.repository import (
    ALL_VERSIONS,
    DATABASE_CHAPTERS,
    DATABASES,
    DJANGO_VERSIONS,
    PAST_VERSIONS,
    SNIPPETS,
    file_name,
    relative,
)

# Why a snippet may be excused from the browser; the words for readers stand in theme/words.yml.
BROWSER_REASONS = ("threads", "subprocess")

FIELD = re.compile(r"^(?P<key>[A-Z][a-z]+): (?P<value>.+)$")
FIELDS = ("Wrong", "Django", "Database", "Receivers", "Browser")
START = re.compile(r"^\s*# --8<-- \[start:(?P<name>[\w-]+)\]\s*$")
END = re.compile(r"^\s*# --8<-- \[end:(?P<name>[\w-]+)\]\s*$")


# A docstring at the very beginning, in plain quotes, as nearly all have.
DOCSTRING = re.compile(r'"""([^\\]*?)"""')


class SnippetError(ValueError):
    """A snippet that breaks its contract; carries the faults."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@dataclass(frozen=True)
class Snippet:
    """One snippet file, what its docstring asks for, and the idea it tells."""

    path: Path
    text: str = field(repr=False)
    fields: dict[str, str] = field(hash=False)
    idea: str = ""

    @classmethod
    def read(cls, path: Path, *, compiled: bool = True) -> Snippet:
        """Read a snippet. Raises SnippetError when its docstring or its sections are broken.

        compiled: or when it is not Python. To ask that takes longer than all else.
        """
        text = path.read_text("utf-8-sig")  # a byte order mark has a fault of its own
        place = relative(path)
        try:
            simple = None if compiled else DOCSTRING.match(text)
            docstring = simple[1].strip() if simple else ast.get_docstring(ast.parse(text))
        except SyntaxError as error:
            raise SnippetError(
                Fault(
                    f"{place}:{error.lineno}",
                    f"not valid Python: {error.msg}",
                    "A snippet is shown, run by the tests and run in the browser.",
                    "Mend the line; `python FILE` shows the same error.",
                )
            ) from error
        if not docstring:
            raise SnippetError(
                Fault(
                    f"{place}:1",
                    "no docstring",
                    "Its first line is the idea of the snippet in one sentence.",
                    'Begin the file with """One sentence."""',
                )
            )
        fields = {}
        for line in docstring.splitlines()[1:]:
            if match := FIELD.match(line.strip()):
                fields[match["key"]] = match["value"].strip()
        snippet = cls(path, text, fields, docstring.partition("\n")[0])
        if faults := [*snippet._field_faults(), *snippet._section_faults()]:
            raise SnippetError(*faults)
        return snippet

    @cached_property
    def name(self) -> str:
        """`basics/first_receiver` for snippets/basics/first_receiver.py."""
        return self.path.relative_to(SNIPPETS).with_suffix("").as_posix()

    @property
    def update(self) -> str:
        """The command that runs it again everywhere and records what it prints."""
        return f"make update SNIPPET={self.name}"

    @property
    def wrong(self) -> bool:
        """Whether the code shows a mistake."""
        return "Wrong" in self.fields

    @property
    def receivers(self) -> tuple[str, ...]:
        """The apps whose receivers stay connected beside Django's own."""
        return tuple(re.findall(r"\w+", self.fields.get("Receivers", "")))

    @property
    def browser_excuse(self) -> str | None:
        """The key of the reason why it cannot run in the browser, or None."""
        if DATABASES[0] not in self.databases:
            return self.databases[0]
        match = re.fullmatch(r"no \(([\w-]+)\)", self.fields.get("Browser", ""))
        return match[1] if match else None

    @cached_property
    def versions(self) -> tuple[str, ...]:
        """The Django releases it runs on."""
        asked = self.fields.get("Django")
        if not asked:
            return DJANGO_VERSIONS
        if asked.endswith("+"):
            return ALL_VERSIONS[ALL_VERSIONS.index(asked[:-1]) :]
        return tuple(v for v in ALL_VERSIONS if v in re.split(r",\s*", asked))

    @cached_property
    def databases(self) -> tuple[str, ...]:
        """The databases it runs on, by Django's names for them."""
        if asked := self.fields.get("Database"):
            return tuple(name for name in DATABASES if name in re.split(r",\s*", asked))
        return DATABASES if self.name.split("/")[0] in DATABASE_CHAPTERS else DATABASES[:1]

    def output_path(self, version: str, database: str | None = None) -> Path:
        """The file with the recorded output for a Django release and a database.

        `x.out` holds for all but those with a file of their own: `x.django52.out` for a release,
        `x.postgresql.out` for a database, `x.postgresql.django52.out` for a release on it.
        """
        *particular, shared = self._output_places(version, database)
        # Not Path.exists(): a build asks thousands of times.
        return Path(next(filter(os.path.exists, particular), shared))

    def own_output_path(self, version: str, database: str | None = None) -> Path:
        """Where the output stands for a release on which it differs."""
        return Path(self._output_places(version, database)[0])

    def _output_places(self, version: str, database: str | None) -> list[str]:
        """Where an output may stand, the most particular place first."""
        release = f".{file_name(version)}.out"
        names = [release, ".out"]
        if database not in (None, self.databases[0]):
            names = [f".{database}{release}", f".{database}.out", *names]
        start = str(self.path).removesuffix(self.path.suffix)
        return [start + name for name in names]

    @cached_property
    def different_outputs(self) -> list[tuple[list[str], dict[str, str]]]:
        """Databases that print the same, with their outputs by release.

        They are read once, when they are asked for.
        """
        alike: list[tuple[list[str], dict[str, str]]] = []
        for database in self.databases:
            outputs = self.outputs(database)
            names = next((names for names, known in alike if known == outputs), None)
            if names is None:
                alike.append((names := [], outputs))
            names.append(database)
        return alike

    def outputs(self, database: str | None = None) -> dict[str, str]:
        """The recorded output of each release the snippet runs on; a missing one is left out.

        database: one of `databases`; without it the first of them.
        """
        places = {version: self.output_path(version, database) for version in self.versions}
        texts = {path: path.read_text("utf-8") for path in set(places.values()) if path.exists()}
        return {version: texts[path] for version, path in places.items() if path in texts}

    def record(self, version: str, printed: str, database: str | None = None) -> None:
        """Write what was printed; a file of its own only where it differs from the general one.

        `x.out` belongs to the newest release the snippet runs on, and to its first database; so
        record those first.
        """
        own, *general = map(Path, self._output_places(version, database))
        shared = self.path.with_suffix(".out")
        if version == self.versions[-1]:
            own.unlink(missing_ok=True)
            own, *general = general
        if own == shared:
            _write(shared, printed)
            return
        found = next((path for path in general if path.exists()), None)
        if found and found.read_text("utf-8") == printed:
            own.unlink(missing_ok=True)
        else:
            _write(own, printed)

    def difference(self, version: str, printed: str, database: str | None = None) -> Fault | None:
        """The first line in which a run differs from its record, or None."""
        path = self.output_path(version, database)
        if not path.exists():
            return Fault(
                relative(self.path),
                "has no recorded output",
                "Readers compare their run with it, and proofs name its lines.",
                f"Run `{self.update}` and read what it recorded.",
            )
        recorded = path.read_text("utf-8")
        if recorded == printed:
            return None
        pairs = zip_longest(recorded.splitlines(), printed.splitlines())
        number, (old, new) = next(
            ((n, pair) for n, pair in enumerate(pairs, 1) if pair[0] != pair[1]),
            (1, (recorded, printed)),  # only the line end at the end of the file differs
        )
        where = f"Django {version}"
        if database not in (None, DATABASES[0]):
            where += f" with {database}"
        return Fault(
            f"{relative(path)}:{number}",
            f"recorded {_quote(old)}, but {where} prints {_quote(new)}",
            f"{relative(self.path)} is shown with this output; sentences rest on its lines.",
            f"If the new output is right: `{self.update}`, "
            "then read the sentences that rest on it.",
        )

    @cached_property
    def sections(self) -> dict[str, str]:
        """Named parts of the file, markers dropped."""
        found: dict[str, list[str]] = {}
        open_now: list[str] = []
        for line in self.text.splitlines():
            if match := START.match(line):
                open_now.append(match["name"])
                found[match["name"]] = []
            elif match := END.match(line):
                open_now.remove(match["name"])
            else:
                for name in open_now:
                    found[name].append(line)
        return {name: "\n".join(lines).strip("\n") for name, lines in found.items()}

    def _section_faults(self) -> Iterator[Fault]:
        open_at: dict[str, int] = {}
        place = relative(self.path)
        for number, line in enumerate(self.text.splitlines(), 1):
            if match := START.match(line):
                open_at[match["name"]] = number
            elif (match := END.match(line)) and open_at.pop(match["name"], None) is None:
                yield Fault(
                    f"{place}:{number}",
                    f"section {match['name']!r} ends but never began",
                    "A page that quotes it would show nothing.",
                    f"Put `# --8<-- [start:{match['name']}]` before its first line.",
                )
        for name, number in open_at.items():
            yield Fault(
                f"{place}:{number}",
                f"section {name!r} has no end",
                "A page that quotes it would show the rest of the file.",
                f"Put `# --8<-- [end:{name}]` after its last line.",
            )

    def _field_faults(self) -> Iterator[Fault]:
        place = f"{relative(self.path)}:1"
        for key, value in self.fields.items():
            if key not in FIELDS:
                yield Fault(
                    place,
                    f"unknown field {key!r} in the docstring",
                    "Only known fields change how a snippet is shown and run.",
                    f"Use one of {', '.join(FIELDS)}, or write the line without a colon.",
                )
            if key == "Django" and not self._known_versions(value):
                yield Fault(
                    place,
                    f"Django: {value!r} names no release under test",
                    f"Snippets run on {', '.join(DJANGO_VERSIONS)}; "
                    f"those that name it also on {', '.join(PAST_VERSIONS)}.",
                    "Write `Django: 6.1+` or `Django: 5.2, 6.0`.",
                )
            if key == "Database" and not set(re.split(r",\s*", value)) <= set(DATABASES):
                yield Fault(
                    place,
                    f"Database: {value!r} names no database under test",
                    f"Snippets run on {', '.join(DATABASES)}.",
                    "Write `Database: postgresql`, `Database: sqlite` or several with commas.",
                )
            if key == "Browser" and self.browser_excuse not in BROWSER_REASONS:
                yield Fault(
                    place,
                    f"Browser: {value!r} is not an excuse",
                    "The reader is told why, in both languages, from theme/words.yml.",
                    f"Write `Browser: no (KEY)`, KEY one of {', '.join(BROWSER_REASONS)}.",
                )

    @staticmethod
    def _known_versions(value: str) -> bool:
        names = [value[:-1]] if value.endswith("+") else re.split(r",\s*", value)
        return all(name in ALL_VERSIONS for name in names)

    def run(self) -> str:
        """Run the whole file in a fresh namespace; return all that it prints.

        Django must be set up and its database empty. DEBUG is off. Only Django's own receivers
        answer, and those of the apps named in the docstring; every signal is as before afterwards.
        """
        from tools.running import run

        return run(self.text, self.path, ("django", *self.receivers))


def _quote(line: str | None) -> str:
    return "nothing more" if line is None else repr(line)


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8", newline="\n")


def snippet_paths() -> list[Path]:
    """Every snippet file, in a stable order."""
    return sorted(SNIPPETS.rglob("*.py"))


def did_you_mean(wanted: str) -> str:
    """The remedy where there is no such snippet: the one with the name most alike."""
    from difflib import get_close_matches

    # Folders left out: those of one chapter would all be alike.
    by_stem = {path.stem: relative(path) for path in snippet_paths()}
    close = get_close_matches(Path(wanted).stem, by_stem, n=1, cutoff=0.65)
    return f"Did you mean {by_stem[close[0]]}?" if close else "Add the file, or mend the path."
