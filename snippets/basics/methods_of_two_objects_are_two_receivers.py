"""The same method of two objects is two receivers; a dispatch_uid makes them one."""

from django.dispatch import Signal

order_paid = Signal()


# --8<-- [start:class]
class Backend:
    def on_paid(self, **kwargs):
        pass


# --8<-- [end:class]

# --8<-- [start:methods]
front, back = Backend(), Backend()
order_paid.connect(front.on_paid)
order_paid.connect(front.on_paid)
print("one object, connected twice: called", len(order_paid.send(sender=None)))

order_paid.connect(back.on_paid)
print("two objects: called", len(order_paid.send(sender=None)))
# --8<-- [end:methods]

# --8<-- [start:uid]
with_uid = Signal()
with_uid.connect(front.on_paid, dispatch_uid="backend")
with_uid.connect(back.on_paid, dispatch_uid="backend")
print("two objects, one uid: called", len(with_uid.send(sender=None)))

del front
print("the first object is gone: called", len(with_uid.send(sender=None)))
with_uid.connect(back.on_paid, dispatch_uid="backend")
print("the uid is free again: called", len(with_uid.send(sender=None)))
# --8<-- [end:uid]
