"""The sender is the class of the saved object itself: no proxy, parent or child of it."""

from django.contrib.auth.models import AbstractUser, User
from django.db.models.signals import post_save

from orders.models import Customer, GiftOrder, Order, PaidOrder

heard = []

# --8<-- [start:connect]
listeners = []
for model in (Order, PaidOrder, GiftOrder, AbstractUser):

    def listen(sender, connected_to=model, **kwargs):
        heard.append(connected_to.__name__)

    listeners.append(listen)
    post_save.connect(listen, sender=model)
# --8<-- [end:connect]


def show(title, call):
    heard.clear()
    call()
    print(f"{title}: heard by {', '.join(heard) or 'nobody'}")


ann = Customer.objects.create(name="Ann")
order = Order(number="A-1", customer=ann)
proxy = PaidOrder(number="A-2", customer=ann)
gift = GiftOrder(number="A-3", customer=ann, message="For you")

# --8<-- [start:saves]
show("Order", order.save)
show("PaidOrder, a proxy of Order", proxy.save)
show("GiftOrder, a child of Order", gift.save)
show("the parent of a GiftOrder", gift.order_ptr.save)
show("Order with deferred fields", Order.objects.only("note").get(pk=order.pk).save)
show("User, a child of AbstractUser", User(username="ann").save)
# --8<-- [end:saves]
print(f"isinstance(gift, Order)={isinstance(gift, Order)}")
print(f"rows in the table of Order={Order.objects.count()}")
