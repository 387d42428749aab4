"""Some saves send pre_save and fail before any SQL."""

from django.db import connection
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from django.test.utils import CaptureQueriesContext

from catalogue.models import Product
from orders.models import Customer, Order

sent = []


@receiver([pre_save, post_save])
def note(signal, **kwargs):
    sent.append("pre_save" if signal is pre_save else "post_save")


def show(title, call):
    sent.clear()
    with CaptureQueriesContext(connection) as queries:
        try:
            call()
        except Exception as error:
            name = type(error).__name__
    print(f"{title}: {name}, sent {', '.join(sent)}, statements {len(queries)}")


cid = Customer(name="Cid")

# --8<-- [start:cases]
show("update_fields without a pk", lambda: cid.save(update_fields=["name"]))
show("force_update without a pk", lambda: cid.save(force_update=True))
show("a price that is no number", lambda: Product(name="Tea", price="cheap").save())
show("a key that is no number", lambda: Order(number="A-1", customer_id="ann").save())
# --8<-- [end:cases]
