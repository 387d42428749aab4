"""A save inside a receiver sends all its signals before the next receiver runs."""

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from audit.models import AuditEntry
from orders.models import Customer


@receiver([pre_save, post_save], sender=AuditEntry)
def trace_entry(signal, **kwargs):
    print("AuditEntry", "pre_save" if signal is pre_save else "post_save")


# --8<-- [start:receivers]
@receiver(post_save, sender=Customer)
def write_entry(**kwargs):
    print("first receiver of Customer begins")
    AuditEntry.objects.create(action="joined")
    print("first receiver of Customer ends")


@receiver(post_save, sender=Customer)
def greet(**kwargs):
    print("second receiver of Customer")


# --8<-- [end:receivers]

Customer.objects.create(name="Ann")
