"""A receiver that logs everything changes the SQL it should watch; the tracer does not."""

from django.db.models.signals import m2m_changed, post_delete

from catalogue.models import Product, Tag
from orders.models import Customer, Order, OrderLine
from tracer import trace

tea = Product.objects.create(name="Tea")
hot, new = (Tag.objects.create(name=name) for name in ("hot", "new"))
customer = Customer.objects.create(name="Ann")
order = Order.objects.create(number="A-1", customer=customer)


def log(**kwargs):
    pass


def show(title, action):
    with trace() as happened:
        action()
    listening = post_delete.has_listeners(OrderLine)
    print(
        f"{title}, listeners {listening}:",
        *[event.verb for event in happened.events if event.kind == "sql"],
    )


# --8<-- [start:watch]
def delete_lines():
    OrderLine.objects.create(order=order, product=tea)
    show("delete lines", OrderLine.objects.all().delete)


delete_lines()
show("add tag", lambda: tea.tags.add(hot))

post_delete.connect(log)
m2m_changed.connect(log)
delete_lines()
show("add tag", lambda: tea.tags.add(new))
# --8<-- [end:watch]
