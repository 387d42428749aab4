"""After an UPDATE a stored GeneratedField is fresh in post_save from Django 6.0 on."""

from django.db import connection, models
from django.db.models import F
from django.db.models.signals import post_save
from django.test.utils import isolate_apps

with isolate_apps("catalogue"):
    # --8<-- [start:model]
    class Box(models.Model):
        width = models.IntegerField()
        area = models.GeneratedField(
            expression=F("width") * F("width"),
            output_field=models.IntegerField(),
            db_persist=True,
        )

        class Meta:
            app_label = "demo"

    # --8<-- [end:model]


def look(instance, created, **kwargs):
    print(f"post_save {'INSERT' if created else 'UPDATE'}: area={instance.area}")


with connection.schema_editor() as editor:
    editor.create_model(Box)
post_save.connect(look, sender=Box)

box = Box.objects.create(width=2)
box.width = 3
box.save()

with connection.schema_editor() as editor:
    editor.delete_model(Box)
