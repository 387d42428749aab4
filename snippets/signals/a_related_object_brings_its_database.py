"""A related object that is assigned tells a new object which database it belongs to."""

from django.db import IntegrityError
from django.db.models.signals import pre_save
from django.dispatch import receiver

from orders.models import Customer, Order

ann = Customer.objects.create(name="Ann")
bob = Customer.objects.using("archive").create(name="Bob", id=70)


# --8<-- [start:receiver]
@receiver(pre_save, sender=Order)
def look(instance, using, **kwargs):
    state = instance._state
    print(f"{instance.number}: adding={state.adding} _state.db={state.db} using={using}")


# --8<-- [end:receiver]

# --8<-- [start:calls]
Order(number="by key", customer_id=ann.pk).save()
Order(number="by object", customer=ann).save()
Order(number="save(), object from archive", customer=bob).save()
try:
    Order.objects.create(number="create(), object from archive", customer=bob)
except IntegrityError as error:
    print(type(error).__name__)
# --8<-- [end:calls]
print("orders in archive:", Order.objects.using("archive").count())
