"""Without using a router decides where a receiver writes; a relation follows its object."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import override_settings

from audit.models import AuditEntry
from orders.models import Customer, Order


# --8<-- [start:router]
class AuditInArchive:
    def db_for_write(self, model, **hints):
        return "archive" if model is AuditEntry else None


# --8<-- [end:router]


@receiver(post_save, sender=Customer)
def record(instance, using, **kwargs):
    AuditEntry.objects.create(action="without using", object_pk=instance.pk)
    AuditEntry.objects.using(using).create(action="with using", object_pk=instance.pk)
    instance.order_set.create(number=f"A-{instance.pk}")


@receiver(post_save, sender=AuditEntry)
@receiver(post_save, sender=Order)
def tell(sender, instance, using, **kwargs):
    print(f"{case}, {getattr(instance, 'action', 'relation')}: {using}")


case = "saved to archive, no router"
Customer(name="Ann").save(using="archive")

with override_settings(DATABASE_ROUTERS=[AuditInArchive()]):
    case = "saved to default, router"
    Customer(name="Bob").save()
    with transaction.atomic(using="archive"):
        transaction.on_commit(lambda: print("router, callback without using: run at once"))
        print("end of atomic(using='archive')")
