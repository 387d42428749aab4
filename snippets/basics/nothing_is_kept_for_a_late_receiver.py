"""A signal is no queue: what was sent before a receiver is connected never reaches it."""

from django.db.models.signals import post_save

from orders.models import Customer

heard = []


# --8<-- [start:late]
def hear(sender, instance, **kwargs):
    heard.append(instance.name)


Customer.objects.create(name="Ann")
post_save.connect(hear, sender=Customer)
Customer.objects.create(name="Bob")
# --8<-- [end:late]
print("rows:", ", ".join(Customer.objects.order_by("pk").values_list("name", flat=True)))
print("heard:", ", ".join(heard))
