"""The shop's counter follows delete(), QuerySet.delete() and cascades; SQL passes it by.

Receivers: orders
"""

from orders.models import Customer, GiftOrder, Order

ann = Customer.objects.create(name="Ann")
for number in range(5):
    Order.objects.create(number=f"A-{number}", customer=ann)
GiftOrder.objects.create(number="G-1", customer=ann)


def show(title):
    ann.refresh_from_db()
    print(f"{title}: orders_count {ann.orders_count}, rows {ann.order_set.count()}")


# --8<-- [start:deletes]
show("six orders")
Order.objects.get(number="A-0").delete()
show("order.delete()")
Order.objects.filter(number__in=["A-1", "A-2"]).delete()
show("QuerySet.delete()")
GiftOrder.objects.get().delete()
show("gift.delete()")
Order.objects.filter(number="A-3")._raw_delete("default")
show("_raw_delete()")
# --8<-- [end:deletes]
