"""A receiver without `created` and a task that saves call each other again and again.

Wrong: on purpose
Django: 6.0+
"""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from django.tasks import task

from orders.models import Customer, Order

runs = 0


# --8<-- [start:tasks]
@task
def note_by_save(pk):
    if count_run() < 5:  # (1)!
        order = Order.objects.get(pk=pk)
        order.note = "checked"
        order.save()


@task
def note_by_update(pk):
    count_run()
    Order.objects.filter(pk=pk).update(note="checked")


# --8<-- [end:tasks]
def count_run():
    global runs
    runs += 1
    return runs


# --8<-- [start:receivers]
def on_every_save(instance, using, **kwargs):
    transaction.on_commit(partial(chosen.enqueue, instance.pk), using=using)


def on_creation(instance, created, using, **kwargs):
    if created:
        on_every_save(instance, using)


# --8<-- [end:receivers]

ann = Customer.objects.create(name="Ann")
cases = (
    (on_every_save, note_by_save),
    (on_creation, note_by_save),
    (on_every_save, note_by_update),
)
for count, (receiver, chosen) in enumerate(cases, 1):
    runs = 0
    post_save.connect(receiver, sender=Order)
    Order.objects.create(number=f"A-{count}", customer=ann)
    post_save.disconnect(receiver, sender=Order)
    print(f"{receiver.__name__}, {chosen.name}: runs {runs}")
