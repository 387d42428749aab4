"""`using` is where the row is deleted; instance._state.db tells where the object was read."""

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from audit.models import AuditEntry
from orders.models import Customer


# --8<-- [start:receiver]
@receiver(post_delete, sender=Customer)
def record(instance, using, **kwargs):
    print(f"using={using} _state.db={instance._state.db}")
    AuditEntry.objects.using(using).create(action="with using", object_pk=instance.pk)
    AuditEntry.objects.create(action="without using", object_pk=instance.pk)
    transaction.on_commit(lambda: print("callback with using"), using=using)
    transaction.on_commit(lambda: print("callback without using"))


# --8<-- [end:receiver]

ann = Customer.objects.create(name="Ann")
ann.save(using="archive")

# --8<-- [start:delete]
ann = Customer.objects.get()
with transaction.atomic(using="archive"):
    ann.delete(using="archive")
    print("still in atomic(using='archive')")
# --8<-- [end:delete]

for alias in ("archive", "default"):
    entries = AuditEntry.objects.using(alias).values_list("action", flat=True)
    customers = Customer.objects.using(alias).count()
    print(f"{alias}: {', '.join(entries)}; {customers} customers")
