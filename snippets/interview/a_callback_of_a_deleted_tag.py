"""In autocommit on_commit runs before delete() clears the key, in atomic() after it."""

# --8<-- [start:code]
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from catalogue.models import Tag


@receiver(post_delete, sender=Tag)
def forget(instance, **kwargs):
    transaction.on_commit(lambda: print("forget", instance.pk, instance.name))


hot = Tag.objects.create(pk=7, name="hot")
new = Tag.objects.create(pk=8, name="new")
hot.delete()
with transaction.atomic():
    new.delete()
# --8<-- [end:code]
