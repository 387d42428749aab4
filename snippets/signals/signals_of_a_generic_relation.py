"""What the manager of a GenericRelation sends: adding is an UPDATE, removing deletes objects."""

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models.signals import post_delete, post_save
from django.test.utils import isolate_apps

with isolate_apps("catalogue", "django.contrib.contenttypes"):
    # --8<-- [start:models]
    class Shelf(models.Model):
        notes = GenericRelation("Note")

        class Meta:
            app_label = "catalogue"

    class Note(models.Model):
        content_type = models.ForeignKey(ContentType, models.CASCADE, null=True)
        object_id = models.PositiveIntegerField(null=True)
        about = GenericForeignKey()

        class Meta:
            app_label = "catalogue"

    # --8<-- [end:models]

heard = []


def listen(signal, **kwargs):
    heard.append("post_save" if signal is post_save else "post_delete")


def show(title, call):
    heard.clear()
    call()
    print(f"{title}: {', '.join(heard) or 'nothing'}; rows {Note.objects.count()}")


with connection.schema_editor() as editor:
    for model in (Shelf, Note):
        editor.create_model(model)
post_save.connect(listen, sender=Note)
post_delete.connect(listen, sender=Note)

shelf, note, other = Shelf.objects.create(), Note.objects.create(), Note.objects.create()

# --8<-- [start:calls]
show("add()", lambda: shelf.notes.add(note))
show("add(bulk=False)", lambda: shelf.notes.add(other, bulk=False))
show("create()", shelf.notes.create)
show("remove()", lambda: shelf.notes.remove(note))
show("set() to one of two", lambda: shelf.notes.set([other]))
show("clear()", shelf.notes.clear)
# --8<-- [end:calls]

ContentType.objects.get_for_model(Shelf).delete()
ContentType.objects.clear_cache()
with connection.schema_editor() as editor:
    for model in (Note, Shelf):
        editor.delete_model(model)
