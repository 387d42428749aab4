"""A proxy and a child model send under their own class; an abstract base sends nothing."""

from django.contrib.auth.models import AbstractUser, User
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from orders.models import Customer, GiftOrder, Order, PaidOrder


# --8<-- [start:receivers]
@receiver([post_save, post_delete], sender=Order)
@receiver([post_save, post_delete], sender=PaidOrder)
@receiver([post_save, post_delete], sender=GiftOrder)
@receiver([post_save, post_delete], sender=AbstractUser)
def trace(signal, sender, **kwargs):
    heard.append(f"{'save' if signal is post_save else 'delete'} {sender.__name__}")


# --8<-- [end:receivers]

heard = []
ann = Customer.objects.create(name="Ann")

Order.objects.create(number="A-1", customer=ann)
print("Order saved:", ", ".join(heard))

heard.clear()
PaidOrder.objects.get().save()
print("the same row saved as PaidOrder:", ", ".join(heard))

heard.clear()
gift = GiftOrder.objects.create(number="A-2", customer=ann, message="Hi")
print("GiftOrder saved:", ", ".join(heard))

heard.clear()
gift.delete()
print("GiftOrder deleted:", ", ".join(heard))

heard.clear()
User.objects.create_user("ann")
print("User saved, connected to AbstractUser:", len(heard))
