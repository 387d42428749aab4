"""A receiver that catches its own errors, in a savepoint of its own, never keeps a visitor out."""

import logging

# --8<-- [start:receiver]
from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver

from audit.models import AuditEntry

logger = logging.getLogger("logins")


@receiver(user_logged_in)
def record_login(sender, request, user, **kwargs):
    try:
        with transaction.atomic():  # (1)!
            AuditEntry.objects.create(
                action="logged in",
                model=user._meta.label,
                object_pk=user.pk,
                actor=user,
            )
    except Exception:
        logger.exception("login of %s not recorded", user.pk)


# --8<-- [end:receiver]

from django.contrib.auth.models import User
from django.db.models.signals import pre_save
from django.test import Client


def strict(sender, user, **kwargs):
    AuditEntry.objects.create(action="logged in", model="auth.User", object_pk=user.pk)


def full(**kwargs):
    raise OSError("disk full")


messages = []
handler = logging.Handler()
handler.emit = lambda record: messages.append(record.getMessage())
logger.addHandler(handler)
logger.propagate = False
ann = User.objects.create_user("ann", password="secret")
pre_save.connect(full, sender=AuditEntry)


def show(title):
    client = Client()
    try:
        client.force_login(ann)
        error = "no error"
    except OSError as raised:
        error = type(raised).__name__
    inside = "_auth_user_id" in client.session
    print(f"{title}: {error}, logged in {inside}")


show("catches its errors")
print(f"logged: {messages}")
user_logged_in.disconnect(record_login)
user_logged_in.connect(strict)
show("lets them out")
logger.removeHandler(handler)
logger.propagate = True
