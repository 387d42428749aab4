"""@receiver calls connect() and returns the function unchanged."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer, Order


# --8<-- [start:decorator]
@receiver(post_save, sender=Customer)
def greet(sender, instance, created, **kwargs):
    print(f"greet {instance.name} created={created}")


# --8<-- [end:decorator]


# --8<-- [start:connect]
def number_written(sender, instance, created, **kwargs):
    print(f"number_written {instance.number} created={created}")


post_save.connect(number_written, sender=Order)
# --8<-- [end:connect]

ann = Customer.objects.create(name="Ann")
Order.objects.create(number="A-1", customer=ann)
print("called directly:", end=" ")
greet(sender=Customer, instance=ann, created=False)
print("connect() returns", post_save.connect(greet, sender=Customer))
