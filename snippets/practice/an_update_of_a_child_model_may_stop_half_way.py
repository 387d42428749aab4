"""update() of a child model writes two tables without a transaction of its own.

Wrong: on purpose
"""

from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from orders.models import Customer, GiftOrder, Order

ann = Customer.objects.create(name="Ann")
gift = GiftOrder.objects.create(number="A-1", customer=ann, message="Enjoy")
Order.objects.create(number="A-2", customer=ann)

# --8<-- [start:update]
with CaptureQueriesContext(connection) as queries:
    GiftOrder.objects.update(note="wrapped", message="Enjoy it")
print("statements:", *(query["sql"].split()[0] for query in queries))


def update_to_a_number_that_is_taken():
    try:
        GiftOrder.objects.update(message="Cheers", number="A-2")
    except IntegrityError as error:
        print(f"{type(error).__name__},", "message:", GiftOrder.objects.get().message)


update_to_a_number_that_is_taken()
# --8<-- [end:update]

GiftOrder.objects.update(message="Enjoy it")
try:
    with transaction.atomic():
        GiftOrder.objects.update(message="Cheers", number="A-2")
except IntegrityError:
    print("in atomic(), message:", GiftOrder.objects.get().message)
