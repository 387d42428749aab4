"""A db_default is an expression in pre_save; the INSERT brings the value back."""

from django.db import connection, models
from django.db.models.functions import Now
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from django.test.utils import isolate_apps

with isolate_apps("catalogue"):
    # --8<-- [start:model]
    class Visit(models.Model):
        length = models.IntegerField(db_default=15)
        at = models.DateTimeField(db_default=Now())

        class Meta:
            app_label = "catalogue"

    # --8<-- [end:model]


@receiver([pre_save, post_save], sender=Visit)
def look(signal, instance, **kwargs):
    name = "pre_save" if signal is pre_save else "post_save"
    print(f"{name}: length {type(instance.length).__name__}, at {type(instance.at).__name__}")


with connection.schema_editor() as editor:
    editor.create_model(Visit)

Visit.objects.create()

with connection.schema_editor() as editor:
    editor.delete_model(Visit)
