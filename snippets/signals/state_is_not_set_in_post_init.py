"""post_init cannot tell a loaded object from a new one by _state: Django sets it afterwards."""

from django.db.models.signals import post_init
from django.dispatch import receiver

from catalogue.models import Tag

Tag.objects.create(name="hot")
step = ""


# --8<-- [start:receiver]
@receiver(post_init, sender=Tag)
def look(sender, instance, **kwargs):
    state = instance._state
    print(f"{step}: adding={state.adding} db={state.db!r} pk={instance.pk}")


# --8<-- [end:receiver]

# --8<-- [start:calls]
step = "post_init, new"
Tag(name="new")
step = "post_init, row"
tag = Tag.objects.get()
print(f"after loading: adding={tag._state.adding} db={tag._state.db!r}")
# --8<-- [end:calls]
