"""Without using= a callback belongs to another database and survives the rollback.

Wrong: on purpose
"""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from audit.models import AuditEntry
from orders.models import Customer

called = []


# --8<-- [start:receiver]
@receiver(post_save, sender=Customer)
def record(instance, using, **kwargs):
    AuditEntry.objects.using(using).create(action="with using")
    AuditEntry.objects.create(action="without using")
    transaction.on_commit(lambda: called.append("with using"), using=using)
    transaction.on_commit(lambda: called.append("without using"))


# --8<-- [end:receiver]


def show(title):
    rows = [Customer.objects.using("archive").count()]
    for alias in ("archive", "default"):
        rows.append(AuditEntry.objects.using(alias).count())
        AuditEntry.objects.using(alias).all().delete()
    print(f"{title}: customers {rows[0]}, audit archive {rows[1]}, audit default {rows[2]}")
    print(f"{title}: called {', '.join(called) or 'nothing'}")
    called.clear()


# --8<-- [start:cases]
with transaction.atomic(using="archive"):
    Customer(name="Ann").save(using="archive")
    transaction.set_rollback(True, using="archive")
show("archive rolled back")

with transaction.atomic(), transaction.atomic(using="archive"):
    Customer(name="Bob").save(using="archive")
    transaction.set_rollback(True)
show("default rolled back")
# --8<-- [end:cases]
