"""Two requests run the same receiver at once: only a unique constraint keeps them to one row.

Database: postgresql, mysql
"""

from threading import Barrier, Thread

from django.db import connection, transaction
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from audit.models import AuditEntry
from orders.models import Coupon, Customer, Order
from orders.signals import order_paid

order = Order.objects.create(number="A-1", customer=Customer.objects.create(name="Ann"))
both_found_nothing = Barrier(2, timeout=10)
created, sent = [], []


@receiver(pre_save, sender=Coupon)
@receiver(pre_save, sender=AuditEntry)
def meet(**kwargs):
    sent.append("pre_save")
    both_found_nothing.wait()


@receiver(post_save, sender=Coupon)
@receiver(post_save, sender=AuditEntry)
def count(**kwargs):
    sent.append("post_save")


# --8<-- [start:receivers]
def give_coupon(order, **kwargs):  # (1)!
    created.append(Coupon.objects.get_or_create(code=order.number)[1])


def record_payment(order, **kwargs):  # (2)!
    created.append(AuditEntry.objects.get_or_create(action="paid", object_pk=order.pk)[1])


# --8<-- [end:receivers]


# --8<-- [start:request]
def request():
    with transaction.atomic():
        order_paid.send(Order, order=order, using="default")
    connection.close()


# --8<-- [end:request]

for hear, model in ((give_coupon, Coupon), (record_payment, AuditEntry)):
    created.clear()
    sent.clear()
    order_paid.connect(hear)
    requests = [Thread(target=request) for _ in range(2)]
    for one in requests:
        one.start()
    for one in requests:
        one.join()
    order_paid.disconnect(hear)
    signals = f"pre_save {sent.count('pre_save')}, post_save {sent.count('post_save')}"
    print(f"{hear.__name__}: created {sorted(created)}, rows {model.objects.count()}, {signals}")

try:
    record_payment(order)
except AuditEntry.MultipleObjectsReturned as error:
    print(f"paid once more: {type(error).__name__}")
