"""Does what nearly every sample does, so that what it takes is prepared with the start."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Tag


@receiver(post_save, sender=Tag)
def tell(instance, created, **kwargs):
    print(instance, f"{created=}")
    transaction.on_commit(lambda: print("committed"))


with transaction.atomic():
    Tag.objects.create(name="first")
Tag.objects.filter(name="first").update(name="second")
print(Tag.objects.get())
