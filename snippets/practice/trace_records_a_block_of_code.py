"""tracer.trace() records a block: signals, receivers, SQL, transactions, on_commit callbacks.

Receivers: orders
"""

from orders.models import Customer, Order
from orders.services import pay
from tracer import trace

customer = Customer.objects.create(name="Ann", email="ann@example.com")
order = Order.objects.create(number="A-1", customer=customer)

# --8<-- [start:trace]
with trace() as happened:
    pay(order)
print(happened.as_text(detail=0))
# --8<-- [end:trace]

# --8<-- [start:signals]
sent = [signal.name for signal in happened.signals if signal.receivers]
print("signals somebody heard:", *sent)
# --8<-- [end:signals]
