"""Where the record of send_robust() ends with Django's own logging: console or mail, by DEBUG."""

import io
import logging.config

import django
from django.core import mail
from django.dispatch import Signal
from django.test import override_settings
from django.utils.log import DEFAULT_LOGGING

order_paid = Signal()


# --8<-- [start:receiver]
def broken(**kwargs):
    raise ValueError("no paper")


# --8<-- [end:receiver]

order_paid.connect(broken)
logger = logging.getLogger("django")
before = logger.handlers[:]
logging.config.dictConfig(DEFAULT_LOGGING)
(console,) = (handler for handler in logger.handlers if handler.name == "console")
admins = ["ops@example.com"] if django.VERSION >= (6,) else [("Ops", "ops@example.com")]


def show(debug, admins):
    mail.outbox = []
    screen = io.StringIO()
    old = console.setStream(screen)
    with override_settings(DEBUG=debug, ADMINS=admins):
        order_paid.send_robust(sender=None)
    console.setStream(old)
    lines = screen.getvalue().splitlines()[:1] or ["nothing"]
    named = "ADMINS" if admins else "no ADMINS"
    print(f"DEBUG={debug}, {named}: mails {len(mail.outbox)}, console: {lines[0]}")


# --8<-- [start:cases]
show(debug=True, admins=[])
show(debug=False, admins=[])
show(debug=False, admins=admins)
# --8<-- [end:cases]
print(f"subject: {mail.outbox[0].subject}")

logger.handlers[:] = before
