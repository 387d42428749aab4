"""A pk set in pre_save decides which row is written: another pk is another row."""

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from orders.models import Customer


# --8<-- [start:receiver]
@receiver(pre_save, sender=Customer)
def number(instance, **kwargs):
    instance.pk = next_pk


# --8<-- [end:receiver]


@receiver(post_save, sender=Customer)
def note(instance, created, **kwargs):
    print(f"post_save pk={instance.pk} created={created}")


next_pk = 70
ann = Customer(name="Ann")
ann.save()

next_pk = 71
ann.save()
rows = [f"{row.pk} {row.name}" for row in Customer.objects.order_by("pk")]
print("rows:", ", ".join(rows))
