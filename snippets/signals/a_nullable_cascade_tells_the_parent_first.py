"""With a nullable key, a generic relation or a tree the children do not come first."""

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models.signals import post_delete, pre_delete
from django.test.utils import isolate_apps

with isolate_apps("catalogue", "django.contrib.contenttypes"):
    # --8<-- [start:models]
    class Shelf(models.Model):
        notes = GenericRelation("Note")

        class Meta:
            app_label = "catalogue"

    class Thing(models.Model):
        shelf = models.ForeignKey(Shelf, models.CASCADE, null=True)

        class Meta:
            app_label = "catalogue"

    class Note(models.Model):
        content_type = models.ForeignKey(ContentType, models.CASCADE)
        object_id = models.PositiveIntegerField()
        about = GenericForeignKey()

        class Meta:
            app_label = "catalogue"

    class Node(models.Model):
        parent = models.ForeignKey("self", models.CASCADE, null=True)

        class Meta:
            app_label = "catalogue"

    # --8<-- [end:models]

MODELS = (Shelf, Thing, Note, Node)
heard = {pre_delete: [], post_delete: []}


def listen(signal, sender, instance, **kwargs):
    heard[signal].append(f"{sender.__name__} {instance.pk}")
    if signal is post_delete and sender is Thing and instance.shelf_id:
        print(f"post_delete Thing: rows of Shelf {Shelf.objects.count()}")


def show(title, call):
    for names in heard.values():
        names.clear()
    call()
    for signal, names in heard.items():
        name = "pre_delete" if signal is pre_delete else "post_delete"
        print(f"{title}: {name} {', '.join(names)}")


with connection.schema_editor() as editor:
    for model in MODELS:
        editor.create_model(model)
for signal in heard:
    signal.connect(listen)

shelf = Shelf.objects.create()
Thing.objects.create(shelf=shelf)
show("nullable key", shelf.delete)

shelf = Shelf.objects.create()
kind = ContentType.objects.get_for_model(Shelf)
Note.objects.create(content_type=kind, object_id=shelf.pk)
show("generic relation", shelf.delete)

thing = Thing.objects.create()
kind_of_thing = ContentType.objects.get_for_model(Thing)
Note.objects.create(content_type=kind_of_thing, object_id=thing.pk)
show("no generic relation", thing.delete)
print(f"no generic relation: notes left {Note.objects.count()}")

leaf = Node.objects.create()
root = Node.objects.create()
Node.objects.filter(pk=leaf.pk).update(parent=root)
show("tree, root has pk 2", root.delete)

Note.objects.all().delete()
ContentType.objects.clear_cache()
kind.delete()
kind_of_thing.delete()
with connection.schema_editor() as editor:
    for model in reversed(MODELS):
        editor.delete_model(model)
