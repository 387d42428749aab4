"""orders.models knows no receiver, and yet a receiver's error comes out of its create()."""

import ast
import inspect

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

import orders.models
from orders.models import Customer


# --8<-- [start:receiver]
@receiver(post_save, sender=Customer)  # (1)!
def subscribe_to_news(sender, instance, **kwargs):
    if not instance.email:
        raise ValueError("no address")


try:
    with transaction.atomic():
        Customer.objects.create(name="Ann")  # (2)!
except ValueError as error:
    print(f"create() raised {type(error).__name__}: {error}")
# --8<-- [end:receiver]

print("rows:", Customer.objects.count())
modules = set()
for node in ast.walk(ast.parse(inspect.getsource(orders.models))):
    if isinstance(node, ast.Import):
        modules.update(alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        modules.add(node.module)
print("orders.models imports:", ", ".join(sorted(modules)))
