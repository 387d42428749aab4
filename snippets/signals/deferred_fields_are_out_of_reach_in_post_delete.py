"""A QuerySet with only() loads the rest on access: in post_delete there is no row to load from."""

from django.db.models.signals import post_delete, pre_delete

from orders.models import Customer


# --8<-- [start:receiver]
def read(instance, **kwargs):
    print(f"{title}: {instance.name}")


# --8<-- [end:receiver]


def show(signal, customers):
    Customer.objects.get_or_create(name="Ann")
    signal.connect(read, sender=Customer)
    try:
        customers.delete()
    except Customer.DoesNotExist as error:
        print(f"{title}: {type(error).__name__}, {Customer.objects.count()} rows")
    signal.disconnect(read, sender=Customer)


# --8<-- [start:calls]
title = "post_delete"
show(post_delete, Customer.objects.all())
title = "post_delete, only email"
show(post_delete, Customer.objects.only("email"))
title = "pre_delete, only email"
show(pre_delete, Customer.objects.only("email"))
# --8<-- [end:calls]
