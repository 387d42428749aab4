"""In class_prepared the class has its fields and managers, but no registry knows it yet."""

from django.db import models
from django.db.models.signals import class_prepared
from django.test.utils import isolate_apps


# --8<-- [start:receiver]
def look(sender, **kwargs):
    print("arguments:", " ".join(sorted([*kwargs, "sender"])))
    print("sender is a class:", isinstance(sender, type), sender.__name__)
    print("signal:", kwargs["signal"] is class_prepared)
    print("fields:", ", ".join(f.name for f in sender._meta.local_fields))
    print("manager:", isinstance(sender.objects, models.Manager))
    print("pk:", sender._meta.pk.name)
    print("registered:", "note" in sender._meta.apps.all_models["demo"])
    print("reply points to:", sender._meta.get_field("reply").remote_field.model)


class_prepared.connect(look)
# --8<-- [end:receiver]

with isolate_apps():
    # --8<-- [start:model]
    class Note(models.Model):
        reply = models.ForeignKey("demo.Reply", models.CASCADE)

        class Meta:
            app_label = "demo"

    print("registered after the class statement:", "note" in Note._meta.apps.all_models["demo"])
    # --8<-- [end:model]
