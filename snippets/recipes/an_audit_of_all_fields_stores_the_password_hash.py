"""A receiver that records every field of every model records password hashes and session data.

Wrong: on purpose
"""

from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.forms.models import model_to_dict
from django.test import Client

from audit.models import AuditEntry


# --8<-- [start:receiver]
@receiver(post_save)
def record_everything(sender, instance, **kwargs):
    if sender is not AuditEntry:
        values = model_to_dict(instance).items()
        changes = {name: str(value) for name, value in values}
        AuditEntry.objects.create(
            action="saved",
            model=sender._meta.label,
            object_pk=instance.pk,
            changes=changes,
        )


# --8<-- [end:receiver]

ann = User.objects.create_user("ann", password="secret")
entry = AuditEntry.objects.get()
print(f"hash of the password stored: {entry.changes['password'] == ann.password}")
Client().force_login(ann)
entries = AuditEntry.objects.exclude(pk=entry.pk)
print(f"one login: {', '.join(entry.model for entry in entries)}")
session = entries.filter(model="sessions.Session").last()
print(f"keys of the session entry: {', '.join(sorted(session.changes))}")
