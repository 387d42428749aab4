"""Delete signals come from the class of each collected object: child and parent, or the proxy."""

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import pre_delete

from orders.models import Customer, GiftOrder, Order, PaidOrder

heard = []

# --8<-- [start:connect]
listeners = []
for model in (Order, PaidOrder, GiftOrder):

    def listen(sender, connected_to=model, **kwargs):
        heard.append(connected_to.__name__)

    listeners.append(listen)
    pre_delete.connect(listen, sender=model)
# --8<-- [end:connect]


def by_string(**kwargs):
    heard.append("by string")


def without_sender(sender, **kwargs):
    heard.append(f"without sender ({sender.__module__})")


ann = Customer.objects.create(name="Ann")


def show(title, call):
    heard.clear()
    call()
    print(f"{title}: {', '.join(heard) or 'nobody'}")


def order(number="A-1", model=Order):
    return model.objects.create(number=number, customer=ann)


# --8<-- [start:cases]
show("Order", order().delete)
show("PaidOrder, a proxy", order(model=PaidOrder).delete)
show("GiftOrder, a child", order(model=GiftOrder).delete)

gift = order(model=GiftOrder)
show("GiftOrder, keep_parents=True", lambda: gift.delete(keep_parents=True))
show("what it left", Order.objects.get(number="A-1").delete)

order(model=GiftOrder)
show("parent row of a GiftOrder", Order.objects.get(number="A-1").delete)

order(model=GiftOrder)
show("the same row as a PaidOrder", PaidOrder.objects.get(number="A-1").delete)

order(model=PaidOrder)
show("QuerySet of the proxy", PaidOrder.objects.all().delete)

order(model=PaidOrder)
show("Order with deferred fields", Order.objects.only("id").get().delete)

order(model=PaidOrder)
show("cascade from Customer", ann.delete)
# --8<-- [end:cases]

# --8<-- [start:other]
pre_delete.connect(by_string, sender="orders.Customer")
ann.save()
show("Customer, connected by string", ann.delete)

pre_delete.connect(without_sender)
apps = MigrationLoader(connection).project_state().apps
Historical = apps.get_model("orders", "Customer")
show("Customer of a migration", Historical.objects.create(name="Bob").delete)
# --8<-- [end:other]
