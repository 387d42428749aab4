"""A callback that holds the instance sees what happened to it since; a key stays what it was."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from catalogue.models import Tag


# --8<-- [start:receivers]
@receiver(post_save, sender=Tag)
def saved(instance, using, **kwargs):
    transaction.on_commit(lambda: print(f"lambda: {instance.name}"), using=using)
    transaction.on_commit(partial(print, f"partial: {instance.name}"), using=using)
    transaction.on_commit(partial(read, instance.pk, using), using=using)


def read(pk, using):
    tag = Tag.objects.using(using).filter(pk=pk).first()
    print(f"read: {tag}")


@receiver(post_delete, sender=Tag)
def deleted(instance, using, **kwargs):
    transaction.on_commit(lambda: print(f"lambda: pk is None {instance.pk is None}"), using=using)
    transaction.on_commit(partial(print, f"partial: pk is None {instance.pk is None}"), using=using)


# --8<-- [end:receivers]

# --8<-- [start:cases]
with transaction.atomic():
    tag = Tag.objects.create(name="saved")
    tag.name = "not saved"

print("deleted in atomic()")
with transaction.atomic():
    tag.delete()
# --8<-- [end:cases]

print("deleted in autocommit")
tag = Tag(name="old")
Tag.objects.bulk_create([tag])
tag.delete()

with transaction.atomic():
    for name in ("a", "b"):
        transaction.on_commit(lambda: print(f"loop: {name}"))
