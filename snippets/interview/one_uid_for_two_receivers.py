"""Of two receivers with one dispatch_uid the first is connected; only the uid disconnects it."""

# --8<-- [start:code]
from django.dispatch import Signal

order_paid = Signal()


def mail(**kwargs):
    print("mail")


def text(**kwargs):
    print("text")


order_paid.connect(mail, dispatch_uid="notify")
order_paid.connect(text, dispatch_uid="notify")
order_paid.send(sender=None)

print(order_paid.disconnect(mail))
print(order_paid.disconnect(text, dispatch_uid="notify"))
order_paid.send(sender=None)
# --8<-- [end:code]
