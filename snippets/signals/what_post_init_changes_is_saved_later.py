"""A field that post_init changes in a loaded object is written by the next save()."""

from django.db.models.signals import post_init
from django.dispatch import receiver

from catalogue.models import Tag

Tag.objects.create(name="Hot")


# --8<-- [start:receiver]
@receiver(post_init, sender=Tag)
def upper_case(sender, instance, **kwargs):
    if "name" in instance.__dict__:
        instance.name = instance.name.upper()


# --8<-- [end:receiver]


def stored():
    return Tag.objects.values_list("name", flat=True).get()


# --8<-- [start:calls]
tag = Tag.objects.get()
print(f"loaded: object {tag.name}, row {stored()}")
tag.save()
print(f"saved: object {tag.name}, row {stored()}")
# --8<-- [end:calls]
