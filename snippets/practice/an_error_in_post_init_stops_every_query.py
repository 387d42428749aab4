"""An error in post_init leaves the constructor, and any query that builds an object."""

from django.db.models.signals import post_init
from django.dispatch import receiver

from catalogue.models import Tag

Tag.objects.create(name="hot")


# --8<-- [start:receiver]
@receiver(post_init, sender=Tag)
def broken(**kwargs):
    raise ValueError("on purpose")


# --8<-- [end:receiver]


def show(title, call):
    try:
        print(f"{title}: {call()}")
    except ValueError as error:
        print(f"{title}: {type(error).__name__}")


# --8<-- [start:cases]
show("Tag()", lambda: Tag(name="new"))
show("get()", lambda: Tag.objects.get(name="hot"))
show("a loop over all()", lambda: list(Tag.objects.all()))
show("count()", Tag.objects.count)
show("values_list()", lambda: list(Tag.objects.values_list("name", flat=True)))
# --8<-- [end:cases]
