"""Cases beside the wording of Django's guide to signals."""

from django.dispatch import Signal
from django.test import override_settings

order_paid = Signal()
heard = []


def keywords_only(**kwargs):
    heard.append(sorted(kwargs))


def sender_only(sender):
    heard.append("called")


# --8<-- [start:cases]
order_paid.connect(keywords_only, sender="orders.Order")
order_paid.send("orders.Order")
print("receiver without a parameter sender:", *heard)
print("by string:", order_paid.disconnect(keywords_only, sender="orders.Order"))
print("by string, once more:", order_paid.disconnect(keywords_only, sender="orders.Order"))

for debug in (True, False):
    with override_settings(DEBUG=debug):
        try:
            order_paid.connect(sender_only)
            print(f"DEBUG={debug}, connect(): no error")
            order_paid.send(None)
        except (TypeError, ValueError) as error:
            print(f"DEBUG={debug}: {type(error).__name__}")
# --8<-- [end:cases]
