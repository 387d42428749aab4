"""A sender must be hashable, and for model signals also weakly referable.

Wrong: on purpose
"""

from django.db.models.signals import post_save
from django.dispatch import Signal

from orders.models import Customer

order_paid = Signal()


def attempt(name, signal, sender):
    try:
        signal.send(sender=sender)
    except TypeError as error:
        print(f"{name}:", type(error).__name__)
    else:
        print(f"{name}: sent")


def heard(**kwargs):
    pass


# --8<-- [start:senders]
attempt("Signal without receivers, unsaved instance", order_paid, Customer(name="Ann"))
order_paid.connect(heard)
attempt("Signal, unsaved instance", order_paid, Customer(name="Ann"))
attempt("Signal, saved instance", order_paid, Customer.objects.create(name="Ann"))
attempt("Signal, list", order_paid, [Customer])
attempt("Signal, string", order_paid, "web")
attempt("Signal, None", order_paid, None)

post_save.connect(heard)
attempt("post_save, unsaved instance", post_save, Customer(name="Ann"))
attempt("post_save, list", post_save, [Customer])
attempt("post_save, string", post_save, "web")
attempt("post_save, None", post_save, None)
# --8<-- [end:senders]
