"""Relations come from fields of the model; a connected signal adds none."""

from django.db.models.signals import post_save

from orders.models import Customer, Order


# --8<-- [start:fields]
def relations(model):
    return [f"{f.name} ({type(f).__name__})" for f in model._meta.fields if f.is_relation]


print("relations of Order:", ", ".join(relations(Order)))


def touch_customer(sender, instance, **kwargs): ...


before = [field.name for field in Customer._meta.get_fields()]
post_save.connect(touch_customer, sender=Order)
after = [field.name for field in Customer._meta.get_fields()]
print(f"connect() changed the fields={before != after}")
# --8<-- [end:fields]
