"""A row inserted in post_delete with a foreign key to the deleted row breaks the commit."""

from django.contrib.auth.models import User
from django.db import IntegrityError
from django.db.models.signals import post_delete, pre_delete

from audit.models import AuditEntry


# --8<-- [start:receivers]
def with_actor(instance, **kwargs):
    AuditEntry.objects.create(action="deleted", actor=instance)


def with_key(instance, **kwargs):
    AuditEntry.objects.create(action="deleted", object_pk=instance.pk)


# --8<-- [end:receivers]


def show(title, signal, function):
    AuditEntry.objects.all().delete()
    user, _ = User.objects.get_or_create(username="ann")
    signal.connect(function, sender=User)
    try:
        user.delete()
    except IntegrityError as error:
        result = type(error).__name__
    else:
        entry = AuditEntry.objects.get()
        result = f"actor={entry.actor} object_pk={entry.object_pk!r}"
    signal.disconnect(function, sender=User)
    print(f"{title}: {result}, users {User.objects.count()}")


# --8<-- [start:cases]
show("actor=instance in post_delete", post_delete, with_actor)
show("actor=instance in pre_delete", pre_delete, with_actor)
show("object_pk in post_delete", post_delete, with_key)
# --8<-- [end:cases]
