"""No signal tells of a rollback or a commit: every signal Django has is listened to here."""

import gc

from django.db import transaction
from django.dispatch import Signal

from orders.models import Customer

steps = []


def log(signal, **kwargs):
    steps.append("signal")


# --8<-- [start:every]
every = [found for found in gc.get_objects() if issubclass(type(found), Signal)]
for signal in every:
    signal.connect(log)
# --8<-- [end:every]


def show(title, rollback):
    steps.clear()
    with transaction.atomic():
        Customer.objects.create(name="Ann")
        steps.append("end of block")
        transaction.set_rollback(rollback)
    print(f"{title}: {', '.join(steps)}")


print(f"more than 20 signals: {len(every) > 20}")
show("rolled back", rollback=True)
show("committed", rollback=False)
