"""Two requests that add in Python write the same number; F() adds in the database.

Wrong: on purpose
"""

from django.db.models import F

from orders.models import Customer

Customer.objects.create(name="Ann")

# --8<-- [start:python]
first, second = Customer.objects.get(), Customer.objects.get()
first.orders_count += 1
first.save()
second.orders_count += 1
second.save()
# --8<-- [end:python]
print(f"+= 1, two orders: {Customer.objects.get().orders_count}")

Customer.objects.update(orders_count=0)
# --8<-- [start:database]
Customer.objects.filter(pk=first.pk).update(orders_count=F("orders_count") + 1)
Customer.objects.filter(pk=second.pk).update(orders_count=F("orders_count") + 1)
# --8<-- [end:database]
print(f"F() + 1, two orders: {Customer.objects.get().orders_count}")
