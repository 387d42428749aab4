"""send_robust() returns an exception as the answer; whoever drops the answers drops the error."""

import logging

from django.dispatch import Signal, receiver

from orders.models import Order

order_paid = Signal()
records = []


# --8<-- [start:receivers]
@receiver(order_paid)
def write_invoice(order, **kwargs):
    return f"invoice for {order.number}"


@receiver(order_paid)
def book_courier(order, **kwargs):
    raise ConnectionError("no courier")


# --8<-- [end:receivers]


class Remember(logging.Handler):
    def emit(self, record):
        records.append(record)


handler = Remember()
logging.getLogger("django.dispatch").addHandler(handler)

# --8<-- [start:send]
order = Order(number="A-1")
for listener, answer in order_paid.send_robust(sender=Order, order=order):
    if isinstance(answer, Exception):
        print(f"{listener.__name__} failed: {type(answer).__name__}")
        print(f"with traceback: {answer.__traceback__ is not None}")
    else:
        print(f"{listener.__name__} answered: {answer}")
# --8<-- [end:send]

logging.getLogger("django.dispatch").removeHandler(handler)
(record,) = records
print(f"{record.levelname}: {record.getMessage()}")
print(f"the record holds the exception: {record.exc_info[1] is answer}")
