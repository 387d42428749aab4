"""Saving the instance in post_delete brings the row back; deleting it again recurses."""

from django.db.models.signals import post_delete, pre_delete

from orders.models import Customer


# --8<-- [start:receivers]
def save_it(instance, **kwargs):
    instance.save()


def delete_it(instance, **kwargs):
    instance.delete()


# --8<-- [end:receivers]


def show(title, signal, function):
    Customer.objects.all().delete()
    ann = Customer.objects.create(name="Ann")
    signal.connect(function, sender=Customer)
    try:
        result = f"returned {ann.delete()[0]}"
    except RecursionError as error:
        result = type(error).__name__
    signal.disconnect(function, sender=Customer)
    print(f"{title}: {result}, {Customer.objects.count()} rows")


# --8<-- [start:cases]
show("save() in pre_delete", pre_delete, save_it)
show("save() in post_delete", post_delete, save_it)
show("delete() in pre_delete", pre_delete, delete_it)
show("delete() in post_delete", post_delete, delete_it)
# --8<-- [end:cases]
