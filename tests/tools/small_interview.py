"""A small repository with one question of each kind, for the tests of the interview's tools."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_repository import look_at, write
from tools.questions import LABELS as WORDS

CHAPTER = """---
title: {title}
description: A page.
---

# {title} {{ #title }}
"""
QUESTION = """---
title: {title}
description: A page.
---

# {title} {{ #questions }}

Lead.

## Why? {{ #why }}

<!-- question: junior -->

Some more words.

- [ ] `one`
  and more

    Reason of one.

- [x] `two` is the answer

    Reason of two [{proof}](/snippets/one.py "printed 1").

    A second paragraph.

- [ ] `three`

    Reason of three.

- [ ] `four`

    Reason of four.

[{title}](../../chapter.md#title)
"""
PUZZLE = """---
title: {title}
description: A page.
---

# {title} {{ #puzzles }}

## Two prints {{ #puzzle-two }}

<!-- puzzle: middle -->

```python
--8<-- "snippets/one.py:code"
```

- [ ] **A**

    ```text
    printed 2
    ```

    Reason of A.

- [ ] **B**

    ```text
    printed 3
    done
    ```

    Reason of B.

- [x] **C**

    ```text
    --8<-- "snippets/one.out"
    ```

    Reason of C.

- [ ] **D**

    ```text
    nothing
    ```

    Reason of D.

[{title}](../../chapter.md#title)
"""
OPEN = """---
title: {title}
description: A page.
---

# {title} {{ #open }}

## Tell me {{ #open-tell }}

<!-- open: senior -->

**{breath}** Yes [{proof}](/snippets/one.py "printed 1").

**{minutes}** A lot.

Still [{proof}](/snippets/one.py "done").

**{next}**

-   This. That.

**{weak}** No.

[{title}](../../chapter.md#title)
"""
LABELS = {
    language: dict(zip(("breath", "minutes", "next", "weak"), labels, strict=True))
    for language, labels in WORDS.items()
}
SNIPPET = '"""One idea."""\n\n# --8<-- [start:code]\nprint("printed 1")\n# --8<-- [end:code]\n'
Q, P, O = (f"interview/{name}/one.md" for name in ("questions", "puzzles", "open"))  # noqa: E741


def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write it below a folder and let the tools look there instead of here."""
    docs, snippets = tmp_path / "docs", tmp_path / "snippets"
    look_at(tmp_path, monkeypatch)
    for language, title, proof in (("en", "Title", "proof"), ("ru", "Заголовок", "проверка")):
        values = {"title": title, "proof": proof, **LABELS[language]}
        for name, text in (("chapter.md", CHAPTER), (Q, QUESTION), (P, PUZZLE), (O, OPEN)):
            write(docs / language / name, text.format(**values))
    write(snippets / "one.py", SNIPPET)
    write(snippets / "one.out", "printed 1\ndone\n")
    return tmp_path


def change(root: Path, name: str, old: str, new: str, languages: str = "en ru") -> None:
    for language in languages.split():
        path = root / "docs" / language / name
        text = path.read_text("utf-8")
        assert old in text
        write(path, text.replace(old, new, 1))
