"""What points to the parent through a proxy was deleted by keep_parents=True before Django 6.0."""

from django.db import connection, models
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.test.utils import isolate_apps

with isolate_apps("catalogue"):
    # --8<-- [start:models]
    class Shelf(models.Model):
        class Meta:
            app_label = "catalogue"

    class SameShelf(Shelf):
        class Meta:
            app_label = "catalogue"
            proxy = True

    class WallShelf(Shelf):
        class Meta:
            app_label = "catalogue"

    class Thing(models.Model):
        shelf = models.ForeignKey(SameShelf, models.CASCADE)

        class Meta:
            app_label = "catalogue"

    # --8<-- [end:models]

MODELS = (Shelf, WallShelf, Thing)
with connection.schema_editor() as editor:
    for model in MODELS:
        editor.create_model(model)
heard = []


# --8<-- [start:receiver]
@receiver(pre_delete)
def listen(sender, **kwargs):
    heard.append(sender.__name__)


# --8<-- [end:receiver]

wall = WallShelf.objects.create()
Thing.objects.create(shelf=SameShelf.objects.get())
wall.delete(keep_parents=True)
print(f"pre_delete {', '.join(heard)}; things left {Thing.objects.count()}")

Thing.objects.all().delete()
with connection.schema_editor() as editor:
    for model in reversed(MODELS):
        editor.delete_model(model)
