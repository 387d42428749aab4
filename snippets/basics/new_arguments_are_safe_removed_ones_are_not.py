"""Receivers survive a new argument of a signal; one that is gone or renamed breaks them."""

from django.dispatch import Signal, receiver

order_paid = Signal()


# --8<-- [start:receiver]
@receiver(order_paid)
def write_invoice(sender, order, amount, **kwargs):
    return f"invoice {order} {amount}, also sent: {', '.join(kwargs) or '-'}"


# --8<-- [end:receiver]


def attempt(title, **arguments):
    try:
        ((_, answer),) = order_paid.send(sender=None, **arguments)
    except TypeError as error:
        print(f"{title}: {type(error).__name__}")
    else:
        print(f"{title}: {answer}")


# --8<-- [start:versions]
attempt("version 1", order="A-1", amount=5)
attempt("argument added", order="A-1", amount=5, using="default")
attempt("argument removed", order="A-1")
attempt("argument renamed", order="A-1", total=5)
attempt("old and new name", order="A-1", total=5, amount=5)
# --8<-- [end:versions]
