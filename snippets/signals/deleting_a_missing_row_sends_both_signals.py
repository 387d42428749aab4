"""Both signals are sent although the row is gone already: ask delete() what it deleted."""

from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver

from orders.models import Customer

Customer.objects.create(name="Ann")


# --8<-- [start:receiver]
@receiver([pre_delete, post_delete], sender=Customer)
def look(signal, instance, **kwargs):
    print(f"{title}: {'pre_delete' if signal is pre_delete else 'post_delete'} {instance.name}")


# --8<-- [end:receiver]

# --8<-- [start:cases]
first, second = Customer.objects.get(), Customer.objects.get()

title = "first"
print(f"{title}: {first.delete()}")
title = "second"
print(f"{title}: {second.delete()}")
title = "QuerySet"
print(f"{title}: {Customer.objects.all().delete()}")
# --8<-- [end:cases]
