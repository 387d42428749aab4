"""What send() refuses, and what it accepts although it is wrong.

Wrong: on purpose
"""

from django.dispatch import Signal

from orders.models import Order

order_paid = Signal()


def listener(sender, order, **kwargs):
    print(f"called: sender={sender!r}")


def attempt(title, call):
    try:
        answers = call()
    except TypeError as error:
        message = str(error).rpartition("() ")[2]
        print(f"{title}: {message}")
    else:
        print(f"{title}: {len(answers)} called")


# --8<-- [start:calls]
order_paid.connect(listener, sender=Order)
attempt("order_paid(…)", lambda: order_paid(sender=Order, order="A-1"))
attempt("no sender", lambda: order_paid.send(order="A-1"))
attempt("positional data", lambda: order_paid.send(Order, "A-1"))
attempt("the data as sender", lambda: order_paid.send("A-1"))  # (1)!
attempt("argument signal", lambda: order_paid.send(sender=Order, order="A-1", signal=1))
attempt("argument self", lambda: order_paid.send(sender=Order, order="A-1", self=1))
attempt("misspelled argument", lambda: order_paid.send(sender=Order, ordr="A-1"))
order_paid.disconnect(listener, sender=Order)
attempt("misspelled, no receiver", lambda: order_paid.send(sender=Order, ordr="A-1"))
# --8<-- [end:calls]
