"""mock.patch() changes a name in a module; the signal holds the function itself.

Wrong: on purpose
Receivers: accounts, orders
"""

from unittest import mock

from django.contrib.auth.models import User
from django.core import mail
from django.db.models.signals import post_save

from accounts.models import Profile
from accounts.receivers import create_profile
from orders.models import Customer, Order
from orders.signals import order_paid

customer = Customer.objects.create(name="Ann", email="ann@example.com")
order = Order.objects.create(number="A-1", customer=customer)


def pay():
    order_paid.send(sender=Order, order=order, using="default")


# --8<-- [start:wrong]
with mock.patch("accounts.receivers.create_profile") as patched:  # (1)!
    User.objects.create(username="ann")
print("create_profile patched: called", patched.called, "profiles", Profile.objects.count())
# --8<-- [end:wrong]

# --8<-- [start:used]
with mock.patch("orders.receivers.send_mail") as patched:  # (2)!
    pay()
print("orders.receivers.send_mail patched: called", patched.called, "mails", len(mail.outbox))

with mock.patch("django.core.mail.send_mail") as patched:
    pay()
print("django.core.mail.send_mail patched: called", patched.called, "mails", len(mail.outbox))
# --8<-- [end:used]

# --8<-- [start:replaced]
double = mock.create_autospec(create_profile)
post_save.disconnect(create_profile, sender=User)
post_save.connect(double, sender=User)
bob = User.objects.create(username="bob")
print("replaced in the signal: called", double.called, "profiles", Profile.objects.count())
# --8<-- [end:replaced]

# --8<-- [start:direct]
create_profile(sender=User, instance=bob, created=True, raw=False, using="default")
print("called as a function: profiles", Profile.objects.count())
# --8<-- [end:direct]

# --8<-- [start:send]
with mock.patch.object(order_paid, "send") as patched:
    pay()
    order_paid.send_robust(sender=Order, order=order, using="default")
print("send() patched: send() reached nobody", patched.called, "mails", len(mail.outbox))
# --8<-- [end:send]
