"""The snippets as files of the site: what the browser runner reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tools.raw_snippets
import tools.snippets
from tools.in_browser import megabytes, models
from tools.words import words


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with two snippets of a repository that has a third, broken one."""
    folder = tmp_path / "snippets"
    (folder / "basics").mkdir(parents=True)
    files = {
        "basics/one.py": '"""One idea.\n\nWrong: on purpose\n"""\nprint(1)\n',
        "basics/one.out": "1\n",
        "basics/one.django52.out": "older\n",
        "basics/two.py": '"""Two: ёлка.\n\nDjango: 6.1+\nBrowser: no (threads)\n"""\nprint("ё")\n',
        "basics/two.out": "ё\n",
        "basics/broken.py": "print(\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    monkeypatch.setattr(tools.snippets, "SNIPPETS", folder)
    monkeypatch.setattr(tools.raw_snippets, "SNIPPETS", folder)
    site = tmp_path / "site"
    tools.raw_snippets.write(site)
    return site / "snippets"


def test_files_are_written_as_they_are(written: Path) -> None:
    names = sorted(path.relative_to(written).as_posix() for path in written.rglob("*.*"))
    assert names == [
        *("all.json", "basics/one.django52.out", "basics/one.out", "basics/one.py"),
        *("basics/two.out", "basics/two.py", "index.json"),
    ]
    texts = json.loads((written / "all.json").read_text("utf-8"))
    assert sorted(texts) == names[1:-1]
    for name, text in texts.items():
        assert (written / name).read_text("utf-8") == text


def test_list_tells_title_releases_outputs_and_excuse(written: Path) -> None:
    assert json.loads((written / "index.json").read_text("utf-8")) == [
        {
            "name": "basics/one",
            "title": "One idea.",
            "wrong": True,
            "versions": ["5.2", "6.0", "6.1"],
            "browser": None,
            "outputs": {
                "5.2": "basics/one.django52.out",
                "6.0": "basics/one.out",
                "6.1": "basics/one.out",
            },
        },
        {
            "name": "basics/two",
            "title": "Two: ёлка.",
            "wrong": False,
            "versions": ["6.1"],
            "browser": "threads",
            "outputs": {"6.1": "basics/two.out"},
        },
    ]


def test_size_is_written_as_the_language_does() -> None:
    english, russian = (megabytes(words(language)) for language in ("en", "ru"))
    assert english.endswith(" MB")
    assert russian == english.replace(".", ",").replace("MB", "МБ")


def test_models_are_those_that_django_knows() -> None:
    """Read from the source for the pages, compared here with the real classes."""
    from django.apps import apps
    from django.conf import settings

    shown = {model.signature.partition("(")[0]: model for model in models()}
    for app in apps.get_app_configs():
        if not app.path.startswith(str(settings.BASE_DIR)):
            continue
        for real in app.get_models():
            told = shown.pop(real.__name__)
            own = [*real._meta.local_fields, *real._meta.local_many_to_many]
            # `id` and the link to a parent are made by Django.
            known = {field.name for field in own if not field.auto_created}
            assert {name for name, _ in told.fields} <= known | {"id"}, real
            assert known - {"password", "last_login", "order_ptr"} <= {
                name for name, _ in told.fields
            }, real
            assert told.module == real.__module__
    assert shown == {}
