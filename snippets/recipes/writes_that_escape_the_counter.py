"""Bulk writes, a new customer of an order and raw SQL leave the counter of the shop wrong.

Receivers: orders
"""

from django.db import connection

from orders.models import Customer, GiftOrder, Order


def show(title):
    counted = Customer.objects.get(name="Ann").orders_count
    print(f"{title}: counter {counted}, orders {Order.objects.filter(customer=ann).count()}")
    Order.objects.all()._raw_delete("default")
    Customer.objects.update(orders_count=0)


ann = Customer.objects.create(name="Ann")
bob = Customer.objects.create(name="Bob")

# --8<-- [start:writes]
Order.objects.bulk_create([Order(number="A-1", customer=ann)])
show("bulk_create()")

Order.objects.create(number="A-2", customer=bob)
Order.objects.update(customer=ann)
show("update(customer=…)")

order = Order.objects.create(number="A-3", customer=bob)
order.customer = ann
order.save()
show("save() with another customer")

with connection.cursor() as cursor:
    sql = "INSERT INTO orders_order (number, customer_id, paid, note) VALUES ('A-4', %s, FALSE, '')"
    cursor.execute(sql, [ann.pk])
show("raw SQL")

Order.objects.create(number="A-5", customer=ann)
Order.objects.all()._raw_delete("default")
show("_raw_delete()")

order = Order.objects.create(number="A-6", customer=ann)
gift = GiftOrder(order_ptr=order, number=order.number, customer=ann, message="Enjoy!")
gift.save()
# --8<-- [end:writes]
GiftOrder.objects.all()._raw_delete("default")
show("an order becomes a gift")

order = Order.objects.create(number="A-7", customer=ann)
order.customer = bob
order.delete()
show("another customer in memory, delete()")

Order.objects.create(number="A-8", customer=ann)
try:
    Order.objects.only("number").delete()
except Order.DoesNotExist as error:
    print(f"only(), delete(): {type(error).__name__}, orders {Order.objects.count()}")
