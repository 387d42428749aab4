"""One UPDATE with a subquery sets every counter that is wrong, and touches no other row."""

from orders.models import Customer, Order
from orders.services import recount

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
