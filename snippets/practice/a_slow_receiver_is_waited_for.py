"""save() returns when its receivers have; on_commit() moves the wait, it does not end it."""

from time import perf_counter, sleep

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Category, Tag

PAUSE = 0.2


# --8<-- [start:receivers]
@receiver(post_save, sender=Tag)
def slow(**kwargs):
    sleep(PAUSE)


@receiver(post_save, sender=Category)
def slow_after_the_commit(**kwargs):
    transaction.on_commit(lambda: sleep(PAUSE))


# --8<-- [end:receivers]


def waited(call):
    started = perf_counter()
    call()
    return perf_counter() - started > 0.9 * PAUSE


# --8<-- [start:cases]
print("post_save: create() waited:", waited(lambda: Tag.objects.create(name="hot")))

with transaction.atomic():
    print("on_commit: create() waited:", waited(lambda: Category.objects.create(name="Tea")))
    block = perf_counter()
print("on_commit: end of atomic() waited:", perf_counter() - block > 0.9 * PAUSE)
# --8<-- [end:cases]
