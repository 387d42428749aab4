"""refresh_from_db() in pre_save discards what is about to be saved; delete() takes the key.

Wrong: on purpose
"""

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from catalogue.models import Category, Product, Tag


# --8<-- [start:receivers]
@receiver(pre_save, sender=Product)
def reload_first(instance, **kwargs):
    if instance.pk:
        instance.refresh_from_db()


@receiver(post_save, sender=Category)
def reload_afterwards(instance, created, **kwargs):
    if not created:
        instance.refresh_from_db()


@receiver(post_save, sender=Tag)
def delete_at_once(instance, **kwargs):
    instance.delete()


# --8<-- [end:receivers]


@receiver(post_save, sender=Tag)
def second(instance, created, **kwargs):
    print(f"second receiver: pk {instance.pk}, created={created}")


for model in (Product, Category):
    one = model.objects.create(name="Tea")
    one.name = "Mate"
    one.save()
    print(f"{model.__name__}: {model.objects.get().name} stored")

tag = Tag.objects.create(name="hot")
print(f"Tag.objects.create(): pk {tag.pk}, rows {Tag.objects.count()}")
