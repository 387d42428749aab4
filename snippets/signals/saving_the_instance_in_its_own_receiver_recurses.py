"""A receiver that saves its own instance every time ends in RecursionError.

Wrong: on purpose
"""

from collections import Counter

from django.db.models.signals import post_save, pre_save

from orders.models import Customer

calls = Counter()


# --8<-- [start:receivers]
def save_again(instance, **kwargs):
    calls["receiver"] += 1
    instance.save()


# --8<-- [end:receivers]


def count_post_save(**kwargs):
    calls["post_save"] += 1


for signal, name in ((post_save, "post_save"), (pre_save, "pre_save")):
    calls.clear()
    signal.connect(save_again, sender=Customer)
    if signal is pre_save:
        post_save.connect(count_post_save, sender=Customer)
    try:
        Customer.objects.create(name=name)
    except RecursionError as error:
        print(f"in {name}: {type(error).__name__}, more than one call={calls['receiver'] > 1}")
    signal.disconnect(save_again, sender=Customer)
    print(f"in {name}: rows {Customer.objects.filter(name=name).count()}")
print(f"in pre_save: post_save calls {calls['post_save']}")
