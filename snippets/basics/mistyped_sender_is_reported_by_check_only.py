"""A mistyped string sender connects to nothing; only the system checks report it.

Wrong: on purpose
"""

from django.apps import apps
from django.core.checks import run_checks
from django.db.models.signals import post_save

from orders.models import Customer


def greet(instance, **kwargs):
    print("never reached")


# --8<-- [start:typo]
post_save.connect(greet, sender="orders.Custmer")
Customer.objects.create(name="Ann")
print("rows:", Customer.objects.count())

for error in run_checks():
    if error.id.startswith("signals"):
        print(error.id, error.msg.partition(", but ")[2])
# --8<-- [end:typo]

# --8<-- [start:form]
for sender in ("Customer", "orders.models.Customer", "orders.customer"):
    try:
        post_save.connect(greet, sender=sender)
    except ValueError as error:
        print(f"{sender}: {type(error).__name__}")
    else:
        print(f"{sender}: connected {post_save.has_listeners(Customer)}")
# --8<-- [end:form]

apps._pending_operations.pop(("orders", "custmer"))
