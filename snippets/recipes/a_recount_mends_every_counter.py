"""One UPDATE with a subquery sets every counter that is wrong, and touches no other row."""

# --8<-- [start:recount]
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from orders.models import Customer, Order


def recount(customers=None):
    orders = Order.objects.filter(customer=OuterRef("pk")).order_by()
    total = orders.values("customer").values(total=Count("pk"))
    truth = Coalesce(Subquery(total), 0)  # (1)!
    customers = Customer.objects.all() if customers is None else customers
    wrong = customers.exclude(orders_count=truth)
    return wrong.update(orders_count=truth)  # (2)!


# --8<-- [end:recount]

ann, bob, cid = Customer.objects.bulk_create(Customer(name=name) for name in ("Ann", "Bob", "Cid"))
Order.objects.bulk_create(Order(number=f"A-{number}", customer=ann) for number in range(3))
Customer.objects.filter(name="Bob").update(orders_count=7)


def show(title):
    counters = Customer.objects.order_by("name").values_list("name", "orders_count")
    print(f"{title}: {', '.join(f'{name} {count}' for name, count in counters)}")


show("before")
print(f"first run: {recount()} mended")
show("after")
print(f"second run: {recount()} mended")
