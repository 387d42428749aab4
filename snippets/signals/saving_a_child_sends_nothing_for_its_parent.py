"""A child model writes two rows in one transaction and sends one pair of signals around it."""

from django.db import connection
from django.db.models.signals import post_save, pre_save
from django.test.utils import CaptureQueriesContext

from orders.models import Customer, GiftOrder

ann = Customer.objects.create(name="Ann")


# --8<-- [start:receivers]
def before(sender, **kwargs):
    note(f"pre_save({sender.__name__})")


def after(sender, **kwargs):
    note(f"post_save({sender.__name__})")


pre_save.connect(before)  # (1)!
post_save.connect(after)
# --8<-- [end:receivers]


def note(step):
    connection.queries_log.append({"sql": step, "time": "0"})


with CaptureQueriesContext(connection) as queries:
    GiftOrder.objects.create(number="A-1", customer=ann, message="For you")
print(" ".join(query["sql"].split()[0] for query in queries))
