"""models imports signals and signals imports models: the import fails.

Wrong: on purpose
"""

import importlib
import sys
import tempfile
from pathlib import Path

# --8<-- [start:sources]
MODELS = """
from .signals import card_used

class Card:
    def use(self):
        card_used.send(sender=Card, card=self)
"""

CIRCLE = """
from django.dispatch import Signal
from .models import Card

card_used = Signal()
"""

NO_CIRCLE = """
from __future__ import annotations
from typing import TYPE_CHECKING
from django.dispatch import Signal

if TYPE_CHECKING:
    from .models import Card

card_used = Signal()

def send_card_used(card: Card) -> None: ...
"""
# --8<-- [end:sources]


def attempt(name, signals):
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder, name)
        package.mkdir()
        (package / "__init__.py").touch()
        (package / "models.py").write_text(MODELS)
        (package / "signals.py").write_text(signals)
        sys.path.insert(0, folder)
        importlib.invalidate_caches()
        try:
            importlib.import_module(f"{name}.models")
        except ImportError as error:
            print(f"{name}: {type(error).__name__}")
        else:
            print(f"{name}: imported")
        finally:
            sys.path.remove(folder)
            for module in [m for m in sys.modules if m.partition(".")[0] == name]:
                del sys.modules[module]


attempt("circle", CIRCLE)
attempt("no_circle", NO_CIRCLE)
