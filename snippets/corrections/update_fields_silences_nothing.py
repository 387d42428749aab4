"""save(update_fields=[…]) sends both signals, stops no recursion, and does not tell what changed.

Wrong: on purpose
"""

from django.db.models.signals import post_save, pre_save

from catalogue.models import Tag

heard = []
hot = Tag.objects.create(name="hot")


def note(signal, update_fields, **kwargs):
    name = "pre_save" if signal is pre_save else "post_save"
    heard.append(f"{name} {sorted(update_fields) if update_fields else update_fields}")


def show(title):
    print(f"{title}: {', '.join(heard)}")
    heard.clear()


pre_save.connect(note, sender=Tag)
post_save.connect(note, sender=Tag)

# --8<-- [start:cases]
hot.save(update_fields=["name"])
show("nothing changed, update_fields=['name']")
hot.name = "very hot"
hot.save()
show("name changed, save()")
# --8<-- [end:cases]


# --8<-- [start:receiver]
def add_dot(instance, **kwargs):
    instance.name += "."
    instance.save(update_fields=["name"])


post_save.connect(add_dot, sender=Tag)
try:
    Tag.objects.create(name="new")
except RecursionError as error:
    print("post_save that saves with update_fields:", type(error).__name__)
# --8<-- [end:receiver]
