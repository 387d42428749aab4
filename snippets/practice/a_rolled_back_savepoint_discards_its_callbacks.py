"""What is rolled back, whole or to a savepoint, takes its callbacks along."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Tag


# --8<-- [start:receiver]
@receiver(post_save, sender=Tag)
def announce(instance, using, **kwargs):
    transaction.on_commit(partial(called.append, instance.name), using=using)


# --8<-- [end:receiver]

called = []


def show(title):
    tags = ", ".join(Tag.objects.order_by("pk").values_list("name", flat=True))
    print(f"{title}: tags {tags or 'none'}; callbacks {', '.join(called) or 'none'}")
    Tag.objects.all().delete()
    called.clear()


# --8<-- [start:cases]
try:
    with transaction.atomic():
        Tag.objects.create(name="a")
        raise ValueError
except ValueError:
    show("rolled back")

with transaction.atomic():
    Tag.objects.create(name="a")
    try:
        with transaction.atomic():
            Tag.objects.create(name="b")
            raise ValueError
    except ValueError:
        pass
    Tag.objects.create(name="c")
show("inner block rolled back")

with transaction.atomic():
    with transaction.atomic():
        Tag.objects.create(name="a")
    transaction.set_rollback(True)
show("inner block fine, outer rolled back")

with transaction.atomic():
    Tag.objects.create(name="a")
    try:
        with transaction.atomic(savepoint=False):
            Tag.objects.create(name="b")
            raise ValueError
    except ValueError:
        pass
show("inner block without a savepoint")

Tag.objects.create(name="later")
show("the next transaction")
# --8<-- [end:cases]
