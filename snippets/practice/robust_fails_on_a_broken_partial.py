"""Before Django 6.1 robust=True fails itself when a failing partial has no __qualname__.

Wrong: on purpose
"""

import logging
from functools import partial

from django.db import transaction

logging.getLogger("django.db.backends.base").disabled = True
called = []


# --8<-- [start:callbacks]
def mail(address):
    raise ConnectionError("the mail server is down")


def by_partial():
    transaction.on_commit(partial(mail, "ann@example.com"), robust=True)
    transaction.on_commit(lambda: called.append("search"))


def by_lambda():
    transaction.on_commit(lambda: mail("ann@example.com"), robust=True)
    transaction.on_commit(lambda: called.append("search"))


# --8<-- [end:callbacks]

for register in (by_partial, by_lambda):
    called.clear()
    try:
        with transaction.atomic():
            register()
        reached = "no error"
    except AttributeError as error:
        reached = type(error).__name__
    print(f"{register.__name__}: {reached}, later callback ran {bool(called)}")
logging.getLogger("django.db.backends.base").disabled = False
