"""Of six ordinary writes two send post_save."""

# --8<-- [start:code]
from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Tag


@receiver(post_save, sender=Tag)
def heard(instance, created, **kwargs):
    print(instance.name, created)


Tag.objects.create(name="hot")
Tag.objects.get_or_create(name="hot")
Tag.objects.filter(name="hot").update(name="warm")
Tag.objects.bulk_create([Tag(name="new")])
Tag.objects.update_or_create(name="new")
Tag.objects.get(name="warm").save()
# --8<-- [end:code]
