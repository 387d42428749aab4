"""What the right answers of the interview rest on is printed by the Django installed here.

tests/docs/test_answers.py holds the answers to tests/docs/answers.yml, test_snippets.py the
recorded outputs to what is printed here; this test ties the two on each release.
"""

from __future__ import annotations

import pytest

from tests.snippets.test_snippets import VERSION
from tools import answers
from tools.pages import Link
from tools.questions import Puzzle, Question, load_topics, normal, right_proofs
from tools.repository import DJANGO_VERSIONS, LANGUAGES, ROOT
from tools.snippets import Snippet

PAIRS = answers.questions({language: load_topics(language) for language in LANGUAGES})
ASKED = {name: pair[LANGUAGES[0]] for name, pair in PAIRS.items()}
RECORDED = answers.read()


def printed_here(path: str) -> list[str] | None:
    """What a snippet prints on this release, line by line; None where it is not for it."""
    snippet = Snippet.read(ROOT / path)
    if VERSION not in snippet.versions:
        return None
    return snippet.output_path(VERSION).read_text("utf-8").splitlines()


def lacking(question: Question) -> list[str]:
    """The lines under a right answer that are not printed; skips where none is for this release."""
    if isinstance(question, Puzzle):
        lines = printed_here(question.snippet or "")
        if lines is None:
            pytest.skip(f"{question.snippet} is not for Django {VERSION}")
        here = normal("\n".join(lines)).split("\n")
        return [] if here == RECORDED[question.id]["prints"] else here
    held: list[Link] = [
        proof for proof in right_proofs(question) if proof.django in (None, VERSION)
    ]
    outputs = [(proof, printed_here(proof.snippet)) for proof in held]
    if all(lines is None for _, lines in outputs):
        pytest.skip(f"the answer speaks of other releases than Django {VERSION}")
    return [str(proof.title) for proof, lines in outputs if lines and proof.title not in lines]


# Answers speak of supported releases.
@pytest.mark.parametrize("name", sorted(ASKED) if VERSION in DJANGO_VERSIONS else [])
def test_right_answer_holds_here(name: str) -> None:
    if missing := lacking(ASKED[name]):
        pytest.fail(
            f"{ASKED[name].place}: #{name} rests on what Django {VERSION} does not print: "
            f"{missing[0]!r}\n"
            "  A reader would learn an answer that is wrong on a supported release.\n"
            "  Say on which releases it holds, or give it a proof held to one (?django=…).",
            pytrace=False,
        )
