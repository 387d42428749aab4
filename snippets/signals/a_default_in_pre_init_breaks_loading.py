"""Rows come as positional arguments: a key added to kwargs in pre_init collides with them.

Wrong: on purpose
"""

from django.db.models.signals import pre_init
from django.dispatch import receiver

from catalogue.models import Tag


# --8<-- [start:receiver]
@receiver(pre_init, sender=Tag)
def default_name(sender, args, kwargs, **more):
    kwargs.setdefault("name", "unnamed")


# --8<-- [end:receiver]

# --8<-- [start:calls]
tag = Tag()
print("Tag():", tag.name)
tag.save()
try:
    Tag.objects.get()
except TypeError as error:
    print("get():", type(error).__name__, error)
# --8<-- [end:calls]
