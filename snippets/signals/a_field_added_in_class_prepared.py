"""A receiver of class_prepared can still add a field; makemigrations sees it like any other."""

from django.db import connection, models
from django.db.migrations.state import ModelState
from django.db.models.signals import class_prepared
from django.test.utils import isolate_apps


# --8<-- [start:receiver]
def add_archived(sender, **kwargs):
    if sender.__name__ == "Note":
        sender.add_to_class("archived", models.BooleanField(default=False))


class_prepared.connect(add_archived)
# --8<-- [end:receiver]

with isolate_apps():

    class Note(models.Model):
        text = models.TextField()

        class Meta:
            app_label = "demo"


# --8<-- [start:use]
print("fields:", ", ".join(field.name for field in Note._meta.get_fields()))
print("for makemigrations:", ", ".join(ModelState.from_model(Note).fields))
with connection.schema_editor() as editor:
    editor.create_model(Note)
print("archived:", Note.objects.create(text="a").archived)
# --8<-- [end:use]
with connection.schema_editor() as editor:
    editor.delete_model(Note)
