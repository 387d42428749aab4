"""A trigger in the database counts rows of bulk_create(), update() and SQL as well.

Database: sqlite
"""

from django.db import connection

from orders.models import Customer, Order

# --8<-- [start:triggers]
TRIGGERS = """
CREATE TRIGGER order_in AFTER INSERT ON orders_order BEGIN
    UPDATE orders_customer SET orders_count = orders_count + 1
        WHERE id = new.customer_id;
END;
CREATE TRIGGER order_out AFTER DELETE ON orders_order BEGIN
    UPDATE orders_customer SET orders_count = orders_count - 1
        WHERE id = old.customer_id;
END;
CREATE TRIGGER order_moved AFTER UPDATE OF customer_id ON orders_order BEGIN
    UPDATE orders_customer SET orders_count = orders_count - 1
        WHERE id = old.customer_id;
    UPDATE orders_customer SET orders_count = orders_count + 1
        WHERE id = new.customer_id;
END;
"""
# --8<-- [end:triggers]

ann = Customer.objects.create(name="Ann")
bob = Customer.objects.create(name="Bob")


def show(title):
    counters = dict(Customer.objects.values_list("name", "orders_count"))
    print(f"{title}: Ann {counters['Ann']}, Bob {counters['Bob']}")


connection.ensure_connection()
connection.connection.executescript(TRIGGERS)
# --8<-- [start:cases]
orders = [Order(number=f"A-{n}", customer=ann) for n in range(3)]
Order.objects.bulk_create(orders)
show("bulk_create() of three")
Order.objects.filter(number="A-0").update(customer=bob)
show("update(customer=…)")
Order.objects.filter(customer=ann)._raw_delete("default")
show("_raw_delete() of two")
# --8<-- [end:cases]
for name in "order_in", "order_out", "order_moved":
    connection.connection.execute(f"DROP TRIGGER {name}")
