"""A function given to on_commit() by another one runs before those that were registered earlier.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/topics/db/transactions/#order-of-execution
Expected: as the section says, "On-commit functions for a given transaction are executed in the
order they were registered".
Actual: while they run there is no transaction any more, so what one of them registers is run at
once, before the functions still waiting.

Proposed: "A function registered by an on-commit function is run immediately, before those that
remain."
"""

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
)
django.setup()

from django.db import transaction


def first():
    print("first")
    transaction.on_commit(lambda: print("registered by the first"))


with transaction.atomic():
    transaction.on_commit(first)
    transaction.on_commit(lambda: print("second"))
