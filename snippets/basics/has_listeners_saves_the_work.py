"""has_listeners() tells whether anybody would be called for a sender."""

from django.dispatch import Signal

from orders.models import Customer, Order

report_ready = Signal()


def heard(**kwargs):
    pass


# --8<-- [start:ask]
def send_report(sender):
    if report_ready.has_listeners(sender):
        report_ready.send(sender=sender, rows=list(Order.objects.all()))
        return "built and sent"
    return "not built"


# --8<-- [end:ask]

report_ready.connect(heard, sender=Order)
print("Order:", send_report(Order))
print("Customer:", send_report(Customer))
