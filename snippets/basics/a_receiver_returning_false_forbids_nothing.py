"""A receiver is no permission: its answer is dropped, and it does not know who acts."""

from django.contrib.auth.models import User
from django.db.models.signals import pre_save
from django.dispatch import receiver

from orders.models import Customer


# --8<-- [start:receiver]
@receiver(pre_save, sender=Customer)
def refuse(sender, instance, **kwargs):
    known = [name for name in ("request", "user") if name in kwargs]
    print(f"pre_save knows the request or the user={bool(known)}")
    if instance.name == "Bob":
        raise ValueError("no Bob here")
    return False


Customer.objects.create(name="Ann")
print("rows after the answer False:", Customer.objects.count())
try:
    Customer.objects.create(name="Bob")
except ValueError:
    print("rows after an exception:", Customer.objects.count())
# --8<-- [end:receiver]

ann = User.objects.create_user("ann")
print(f"has_perm={ann.has_perm('orders.add_customer')}")
