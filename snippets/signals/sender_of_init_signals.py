"""The sender of pre_init and post_init is the class being built: no parent, no proxied model."""

from django.db.models.signals import post_init

from orders.models import Customer, GiftOrder, Order, PaidOrder

heard = []


def receiver_for(title):
    def listen(**kwargs):
        heard.append(title)

    return listen


# --8<-- [start:connect]
for model in (Order, PaidOrder, GiftOrder):
    post_init.connect(receiver_for(model.__name__), sender=model, weak=False)
post_init.connect(receiver_for("string"), sender="orders.Order", weak=False)
# --8<-- [end:connect]


def show(title, call):
    heard.clear()
    call()
    print(f"{title}: heard by {', '.join(heard)}")


ann = Customer.objects.create(name="Ann")
gift = GiftOrder.objects.create(number="A-1", customer=ann, message="For you")

# --8<-- [start:calls]
show("Order()", Order)
show("PaidOrder(), a proxy", PaidOrder)
show("GiftOrder(), a child", GiftOrder)
show("row of GiftOrder", lambda: GiftOrder.objects.get())
show("row of Order, deferred", lambda: Order.objects.defer("note").get())
# --8<-- [end:calls]
