"""What is suggested for a page, and what is left alone; nothing of it fails a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import spelling
from tools.pages import page_paths
from tools.repository import DOCS, LANGUAGES


def suggested(language: str, text: str) -> list[tuple[int, str, str]]:
    path = DOCS / language / "page.md"
    return [(s.line, s.word, s.replacement) for s in spelling.suggestions(path, language, text)]


@pytest.mark.parametrize(
    ("language", "text", "word", "replacement"),
    [
        ("en", "A reciever runs.", "reciever", "receiver"),
        ("en", "It runs again...", "...", "…"),
        ("en", "It runs - at once.", "It runs - at once.", "It runs — at once."),
        ("ru", "Получатель срабатывет сразу.", "срабатывет", "срабатывает"),
        ("ru", "Он еще работает.", "еще", "ещё"),
        ("ru", "Подключенный получатель.", "Подключенный", "Подключённый"),
        ("ru", "Ресиверы и сендером.", "Ресиверы", "Получатель"),
        ("ru", "Два инстанса.", "инстанса", "экземпляр"),
        ("ru", "В случае если так.", "В случае если", "если"),
        ("ru", 'Слово "сигнал".', '"сигнал"', "«сигнал»"),
        ("ru", "Слово “сигнал”.", "“сигнал”", "«сигнал»"),
        ("ru", "Сигнал - это список.", "Сигнал - это спис", "Сигнал — это спис"),
        ("ru", "Сигнал – это список.", "Сигнал – это спис", "Сигнал — это спис"),
        ("ru", "И так далее...", "...", "…"),
        ("ru", "Через 5 мс.", "5 мс", "5&nbsp;мс"),
        ("ru", "Через 5 с.", "5 с", "5&nbsp;с"),
        ("ru", "Около 5-10 раз.", "5-10", "5–10"),
        ("ru", "Прокси-модельь.", "Прокси-модельь", "Прокси-модель"),
    ],
)
def test_a_better_form_is_suggested(language: str, text: str, word: str, replacement: str) -> None:
    assert (1, word, replacement) in suggested(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The receivers' app isn't Django's `recieverr`, async or not."),
        ("en", "```python\nreciever()\n```"),
        ("en", "[A receiver](../reciever/page.md#reciever) <!-- reciever -->"),
        ("en", '[proof](/snippets/one.py "reciever created") runs.'),
        ("en", "Use CamelCse, recie_ver and DEBUG_2."),
        ("ru", "Всё готово, все здесь; кто-нибудь, где-то, прокси-модели, фикстурами."),
        ("ru", "Около 136 с вариантами ответа, 43 — без них."),
        ("ru", "Код `ресивер` и 2026-11-28, A-1, UTF-8, 5\u00a0мс, 5–10 раз — да."),
        ("ru", "| Сигнал | – |\n|---|---|\n- список\n"),
        ("ru", '!!! note "Про сигналы"\n\n    Текст.'),
        ("ru", '---\ntitle: "Сигналы"\nicon: reciever\n---\n\n# Сигналы { #reciever }'),
    ],
)
def test_what_is_right_or_no_prose_is_left_alone(language: str, text: str) -> None:
    assert suggested(language, text) == []


@pytest.mark.parametrize("word", spelling.terms()["words"])
def test_each_word_that_is_not_the_agreed_term_is_found(word: str) -> None:
    better = spelling.terms()["words"][word]
    assert suggested("ru", f"Тут {word} сразу.") == [(1, word, better)]


@pytest.mark.parametrize("phrase", spelling.terms()["phrases"])
def test_each_phrase_that_is_not_the_agreed_term_is_found(phrase: str) -> None:
    better, example = spelling.terms()["phrases"][phrase]
    assert better in [replacement for _, _, replacement in suggested("ru", example)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Получатели ловят ивентами.", "ивентами"),
        ("Сигнал стреляет дважды.", "стреляет"),
        ("Два эксепшена.", "эксепшена"),
        ("Из разных тредов.", "тредов"),
        ("Колбэков нет.", "Колбэков"),
        ("После коммита так.", "коммита"),
    ],
)
def test_a_wrong_term_is_found_in_other_forms(text: str, word: str) -> None:
    assert word in [found for _, found, _ in suggested("ru", text)]


def test_a_term_may_be_right_on_a_page() -> None:
    page = DOCS / "ru" / "contributing.md"
    assert spelling.suggestions(page, "ru", "Одна мысль на коммит, один тред.") == [
        spelling.Suggestion("docs/ru/contributing.md", 1, "тред", "поток")
    ]


def test_a_suggestion_has_its_place_and_line() -> None:
    text = '---\ntitle: "Сигналы"\n---\n\n# Сигналы { #one }\n\nОн еще тут.\n'
    (found,) = spelling.suggestions(DOCS / "ru" / "page.md", "ru", text)
    assert str(found) == "docs/ru/page.md:7: еще → ещё"


def test_suggestions_fail_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text("Он еще тут.\n", "utf-8")
    monkeypatch.setattr(spelling, "page_paths", lambda language: [page])
    monkeypatch.setattr(spelling, "LANGUAGES", ("ru",))
    assert spelling.main([]) == 0
    assert capsys.readouterr().out.endswith("page.md:1: еще → ещё\n1 suggestion\n")


def test_every_page_is_read() -> None:
    """The words of both languages are found on the pages of this site."""
    for language in LANGUAGES:
        words = {
            match[0]
            for path in page_paths(language)[:5]
            for line in spelling.prose(path.read_text("utf-8"))
            for match in spelling.WORDS[language].finditer(line)
        }
        assert len(words) > 300
