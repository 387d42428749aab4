"""Several senders need several connections; a list of senders is accepted and never matches."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Coupon, Customer

calls = []


# --8<-- [start:stacked]
@receiver(post_save, sender=Customer)
@receiver(post_save, sender=Coupon)
def stacked(sender, **kwargs):
    calls.append(f"stacked {sender.__name__}")


# --8<-- [end:stacked]


# --8<-- [start:loop]
def in_a_loop(sender, **kwargs):
    calls.append(f"in_a_loop {sender.__name__}")


for model in (Customer, Coupon):
    post_save.connect(in_a_loop, sender=model)
# --8<-- [end:loop]


# --8<-- [start:list]
@receiver(post_save, sender=[Customer, Coupon])
def list_of_senders(sender, **kwargs):
    calls.append(f"list_of_senders {sender.__name__}")


# --8<-- [end:list]

Customer.objects.create(name="Ann")
Coupon.objects.create(code="TEN")
for name in ("stacked", "in_a_loop", "list_of_senders"):
    heard = [call.split()[1] for call in calls if call.startswith(name)]
    print(f"{name}: {', '.join(heard) or 'nothing'}")
