"""kwargs of pre_init is the live dictionary: a receiver changes the object being built."""

from django.db.models.signals import pre_init
from django.dispatch import receiver

from catalogue.models import Tag


# --8<-- [start:receiver]
@receiver(pre_init, sender=Tag)
def lower_case(sender, args, kwargs, **more):  # (1)!
    if "name" in kwargs:
        kwargs["name"] = kwargs["name"].lower()


# --8<-- [end:receiver]

# --8<-- [start:calls]
given = {"name": "HOT"}
print("Tag(name=HOT):", Tag(**given).name)
print("Tag(None, HOT):", Tag(None, "HOT").name)
print("create(name=NEW):", Tag.objects.create(name="NEW").name)
print("name in the dictionary of the caller:", given["name"])
Tag.objects.update(name="NEW")
print("row:", Tag.objects.get().name)
# --8<-- [end:calls]
