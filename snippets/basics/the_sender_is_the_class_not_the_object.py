"""The sender of a model signal is the class; a receiver connected with one object hears nothing."""

from django.db.models.signals import post_save

from orders.models import Customer

ann = Customer.objects.create(name="Ann")
calls = []


# --8<-- [start:connect]
def for_one_object(sender, **kwargs):
    calls.append("for_one_object")


def for_the_class(sender, instance, **kwargs):
    calls.append("for_the_class")
    print(f"sender is Customer={sender is Customer} instance is ann={instance is ann}")


def for_all(sender, **kwargs):
    calls.append("for_all")


post_save.connect(for_one_object, sender=ann)
post_save.connect(for_the_class, sender=Customer)
post_save.connect(for_all)
ann.save()
# --8<-- [end:connect]
print("called:", ", ".join(calls))
