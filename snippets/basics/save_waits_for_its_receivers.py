"""The INSERT comes first, then the receivers in order of connection, then save() returns."""

from django.db import connection
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer


# --8<-- [start:sample]
@receiver(post_save, sender=Customer)
def first(sender, instance, **kwargs):
    row = Customer.objects.filter(pk=instance.pk).exists()
    print(f"first receiver: row exists={row}")
    return "an answer"


@receiver(post_save, sender=Customer)
def second(sender, instance, **kwargs):
    print("second receiver")


def show_inserts(execute, sql, params, many, context):
    if sql.startswith("INSERT"):
        print("INSERT")
    return execute(sql, params, many, context)


with connection.execute_wrapper(show_inserts):
    print("save() called")
    answer = Customer(name="Ann").save()
    print(f"save() returned {answer}")
# --8<-- [end:sample]
