"""post_init belongs to building: refresh_from_db() and save() leave its snapshot as it was.

Wrong: on purpose
"""

from django.db.models.signals import post_init
from django.dispatch import receiver

from catalogue.models import Tag

Tag.objects.create(name="hot")
built = []


# --8<-- [start:receiver]
@receiver(post_init, sender=Tag)
def remember(sender, instance, **kwargs):
    instance.loaded_name = instance.name
    built.append(instance)


# --8<-- [end:receiver]

# --8<-- [start:calls]
tag = Tag.objects.get()
Tag.objects.update(name="warm")
tag.refresh_from_db()
print(f"refresh_from_db(): name {tag.name}, snapshot {tag.loaded_name}")
print("built by refresh_from_db() is the refreshed object:", built[-1] is tag)

tag.name = "cold"
tag.save()
print(f"save(): name {tag.name}, snapshot {tag.loaded_name}")
# --8<-- [end:calls]
