"""Lays out a new page, snippet or question in both languages (`python -m tools.new KIND NAME`).

    python -m tools.new page practice/retries
    python -m tools.new snippet signals/a_raw_save_is_not_validated --section signals/index.md#order
    python -m tools.new question saving/pre-save-created --level junior

Whatever is to be written by a person says FILL IN; `make check` lists the places that are left.
Nothing is written unless all of it can be, and nothing that exists is replaced.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tools.check import NAV_PAGE
from tools.faults import Fault
from tools.pages import PROOF_WORDS, Page, load
from tools.questions import LETTERS, LEVELS, Question, all_entries, entries
from tools.repository import DOCS, LANGUAGES, ROOT, SNIPPETS, relative

# `make new page NAME=practice/retries` hands the words over in the environment.
FROM_MAKE = {"name": "NAME", "section": "SECTION", "level": "LEVEL"}
PROOF = '[{proof}](/snippets/CHAPTER/FILL_IN.py "FILL IN: a line of its output")'

PAGE = {
    "en": """---
title: "FILL IN: what readers search for"
description: "FILL IN: one sentence, at most 160 characters"
---

# FILL IN: the title {{ #{id} }}

FILL IN: the answer in one or two sentences {proof}.

## FILL IN: the first section {{ #first-section }}

FILL IN: what happens, and when {proof}.
""",
    "ru": """---
title: "FILL IN: что ищут читатели"
description: "FILL IN: одно предложение, не больше 160 символов"
---

# FILL IN: заголовок {{ #{id} }}

FILL IN: ответ в одном-двух предложениях {proof}.

## FILL IN: первый раздел {{ #first-section }}

FILL IN: что происходит и когда {proof}.
""",
}
SNIPPET = '''"""FILL IN: the idea in one sentence."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Tag


# --8<-- [start:sample]
@receiver(post_save, sender=Tag)
def tell(sender, instance, created, **kwargs):
    print("post_save", instance.name, f"created={created}")


Tag.objects.create(name="new")
# --8<-- [end:sample]
'''
SHOWN = """
```python
--8<-- "snippets/{name}.py:sample"
```

```text
--8<-- "snippets/{name}.out"
```
"""
QUESTION = {
    "en": {
        "heading": "FILL IN: the question?",
        "right": "FILL IN: the right answer",
        "wrong": "FILL IN: wrong answer {letter}",
        "why": "FILL IN: why this is right",
        "why not": "FILL IN: why it is wrong",
        "section": "FILL IN: the section that teaches it",
    },
    "ru": {
        "heading": "FILL IN: вопрос?",
        "right": "FILL IN: верный ответ",
        "wrong": "FILL IN: неверный ответ {letter}",
        "why": "FILL IN: почему это верно",
        "why not": "FILL IN: почему это неверно",
        "section": "FILL IN: раздел, где об этом рассказано",
    },
}

Pages = dict[str, dict[str, Page]]
Texts = dict[Path, str]


class Refused(ValueError):
    """A request that cannot be carried out; carries the fault."""

    def __init__(self, place: str, fact: str, reason: str, remedy: str) -> None:
        self.fault = Fault(place, fact, reason, remedy)
        super().__init__(str(self.fault))


def _named(kind: str, name: str, pattern: str, example: str) -> None:
    if not re.fullmatch(pattern, name):
        raise Refused(
            f"make new {kind}",
            f"NAME={name} is no name for a {kind}" if name else "NAME is missing",
            "It becomes part of a path or an address that people share, and never changes.",
            f"Write it like `make new {kind} NAME={example}`: a-z, 0-9, and the same signs.",
        )


def _free(path: Path, what: str) -> None:
    if path.exists():
        raise Refused(
            relative(path),
            "exists already",
            f"A new {what} would replace what somebody wrote.",
            "Choose another name, or change the file that is there.",
        )


def new_page(name: str, pages: Pages) -> Texts:
    """A page in both languages and its line in nav."""
    name = name.removesuffix(".md")
    parts = name.split("/")
    short = next((part for part in parts[:-1] if re.fullmatch("[a-z]{2}", part)), None)
    if short:
        raise Refused(
            f"docs/*/{name}.md",
            f"the folder {short}/ has two letters",
            "The build takes such a folder for a language and drops it without a word.",
            "Give the chapter a longer name.",
        )
    _named("page", name, r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)+", "practice/retries")
    config = ROOT / "mkdocs.yml"
    lines = config.read_text("utf-8").splitlines()
    chapter = "/".join(parts[:-1])
    neighbours = [
        number
        for number, line in enumerate(lines)
        if (match := NAV_PAGE.match(line)) and match["name"].rpartition("/")[0] == chapter
    ]
    if not neighbours:
        known = sorted({page.rpartition("/")[0] for page in pages[LANGUAGES[0]]} - {""})
        raise Refused(
            f"docs/*/{name}.md",
            f"there is no chapter {chapter}/ in nav of mkdocs.yml",
            "A page stands in the chapter where a reader would look for it.",
            f"Chapters are {', '.join(known)}.",
        )
    texts: Texts = {}
    for language in LANGUAGES:
        path = DOCS / language / f"{name}.md"
        _free(path, "page")
        proof = PROOF.format(proof=PROOF_WORDS[language])
        texts[path] = PAGE[language].format(id=parts[-1], proof=proof)
    indent = re.match(r" *", lines[neighbours[-1]])
    lines.insert(neighbours[-1] + 1, f"{indent[0] if indent else ''}- {name}.md")
    return {**texts, config: "\n".join(lines) + "\n"}


def new_snippet(name: str, pages: Pages, section: str = "") -> Texts:
    """A snippet; where a section is named, shown at the end of it in both languages."""
    name = name.removesuffix(".py")
    _named("snippet", name, r"[a-z0-9][a-z0-9_]*/[a-z][a-z0-9_]+", "signals/a_row_is_there")
    path = SNIPPETS / f"{name}.py"
    chapters = sorted(folder.name for folder in SNIPPETS.iterdir() if folder.is_dir())
    if path.parent.name not in chapters:
        raise Refused(
            relative(path),
            f"there is no chapter snippets/{path.parent.name}/",
            "From a page one guesses where its samples are.",
            f"Chapters are {', '.join(chapters)}.",
        )
    _free(path, "snippet")
    texts: Texts = {path: SNIPPET}
    if section:
        page_name, _, anchor = section.partition("#")
        for language in LANGUAGES:
            page = pages[language].get(page_name)
            if page is None:
                raise Refused(
                    f"docs/{language}/{page_name}",
                    "does not exist",
                    "The sample would be shown nowhere.",
                    "Write SECTION=CHAPTER/PAGE.md#HEADING.",
                )
            cut = next((s for s in page.sections() if s.heading.id == anchor), None)
            if cut is None:
                raise Refused(
                    page.place,
                    f"has no heading #{anchor}",
                    "The sample would be shown nowhere.",
                    f"Its headings: {', '.join(f'#{h.id}' for h in page.headings if h.id)}.",
                )
            texts[page.path] = _inserted(page.text, cut.end, SHOWN.format(name=name))
    return texts


def new_question(name: str, pages: Pages, level: str = "middle") -> Texts:
    """A multiple-choice question at the end of a topic page, in both languages."""
    _named("question", name, r"[a-z0-9-]+/[a-z0-9][a-z0-9-]*", "saving/pre-save-created")
    topic, _, anchor = name.partition("/")
    page_name = f"interview/questions/{topic}.md"
    if level not in LEVELS:
        raise Refused(
            f"make new question NAME={name}",
            f"LEVEL={level} is no level",
            "Readers choose questions by level.",
            f"Use one of {', '.join(LEVELS)}.",
        )
    for language in LANGUAGES:
        if page_name not in pages[language]:
            topics = sorted(
                page.split("/")[-1].removesuffix(".md")
                for page in pages[language]
                if page.startswith("interview/questions/")
            )
            raise Refused(
                f"docs/{language}/{page_name}",
                "does not exist",
                "A question stands on the page of its topic.",
                f"Topics are {', '.join(topics)}; `make new page` makes another.",
            )
        for entry in all_entries(pages[language]):
            if entry.id == anchor:
                raise Refused(
                    entry.place,
                    f"#{anchor} exists already",
                    "Links, progress and cards know a question by its id.",
                    "Choose another name.",
                )
    first = pages[LANGUAGES[0]][page_name]
    places = Counter(entry.right for entry in entries(first) if isinstance(entry, Question))
    right = min(range(len(LETTERS)), key=lambda place: places[place])
    return {
        (page := pages[language][page_name]).path: page.text.rstrip("\n")
        + "\n\n"
        + _question(language, anchor, level, right)
        for language in LANGUAGES
    }


def _question(language: str, anchor: str, level: str, right: int) -> str:
    words = QUESTION[language]
    proof = PROOF.format(proof=PROOF_WORDS[language])
    blocks = [f"## {words['heading']} {{ #{anchor} }}", f"<!-- question: {level} -->"]
    for place, letter in enumerate(LETTERS):
        if place == right:
            blocks += [f"- [x] {words['right']}", f"    {words['why']} {proof}."]
        else:
            blocks += [f"- [ ] {words['wrong'].format(letter=letter)}"]
            blocks += [f"    {words['why not']}."]
    blocks.append(f"[{words['section']}](../../CHAPTER/FILL_IN.md#SECTION)")
    return "\n\n".join(blocks) + "\n"


def _inserted(text: str, line: int, block: str) -> str:
    """The text with a block at the end of the section that ends in front of a line."""
    lines = text.split("\n")
    head = "\n".join(lines[: line - 1]).rstrip("\n")
    tail = "\n".join(lines[line - 1 :]).strip("\n")
    return f"{head}\n{block}" + (f"\n{tail}\n" if tail else "")


KINDS: dict[str, Callable[..., Texts]] = {
    "page": new_page,
    "snippet": new_snippet,
    "question": new_question,
}
NEXT = {
    "page": "Fill in both pages; the ids are part of addresses, so choose them well.",
    "snippet": "Fill it in, run `make update SNIPPET={name}`, and read what it recorded.",
    "question": "Fill it in, run `make update`, and read what it recorded.",
}


def lay_out(kind: str, name: str, **given: str) -> list[Path]:
    """Write what a new thing needs; return the files. Raises Refused before writing anything."""
    if kind not in KINDS:
        raise Refused(
            f"make new {kind}".rstrip(),
            f"{kind or 'nothing'} is not something that can be laid out",
            "Only pages, snippets and questions have a form that is always the same.",
            f"Write one of {', '.join(f'`make new {known} NAME=…`' for known in KINDS)}.",
        )
    texts = KINDS[kind](name, load(), **given)
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return list(texts)


def main(arguments: list[str] | None = None) -> int:
    """Lay out, then say where; or say why not, with exit code 1."""
    parser = argparse.ArgumentParser(prog="python -m tools.new", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    environment = {key: os.environ.get(name, "") for key, name in FROM_MAKE.items()}
    parser.add_argument("kind", nargs="?", default="", help="page, snippet or question")
    parser.add_argument("name", nargs="?", default=environment["name"])
    parser.add_argument("--section", default=environment["section"], help="show a snippet there")
    parser.add_argument("--level", default=environment["level"], help=", ".join(LEVELS))
    options = parser.parse_args(arguments)
    given = {"snippet": "section", "question": "level"}.get(options.kind)
    extra = {given: value} if given and (value := getattr(options, given)) else {}
    try:
        written = lay_out(options.kind, options.name, **extra)
    except Refused as refused:
        print(refused.fault)
        return 1
    for path in written:
        print(relative(path))
    if options.kind == "snippet" and not extra:
        print("Show it on a page, in both languages:\n" + SHOWN.format(name=options.name))
    print(f"{NEXT[options.kind].format(name=options.name)} `make check` lists what is left.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
