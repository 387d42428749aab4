"""`using` is the database of this save; a receiver that ignores it writes into another one."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from audit.models import AuditEntry
from orders.models import Customer


# --8<-- [start:receiver]
@receiver(post_save, sender=Customer)
def record(instance, using, **kwargs):
    AuditEntry.objects.using(using).create(action="with using", object_pk=instance.pk)
    AuditEntry.objects.create(action="without using", object_pk=instance.pk)
    transaction.on_commit(lambda: print("callback with using"), using=using)
    transaction.on_commit(lambda: print("callback without using"))


# --8<-- [end:receiver]

with transaction.atomic(using="archive"):
    ann = Customer(name="Ann")
    ann.save(using="archive")
    print("still in atomic(using='archive')")

for alias in ("archive", "default"):
    entries = AuditEntry.objects.using(alias).values_list("action", flat=True)
    print(f"{alias}: {', '.join(entries)}")
print(f"_state.db={ann._state.db}")
