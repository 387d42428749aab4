"""An abstract model is never a sender; connect its children one by one."""

from django.db import connection, models
from django.db.models.signals import post_save
from django.test.utils import isolate_apps

with isolate_apps("catalogue") as apps:
    # --8<-- [start:models]
    class Timed(models.Model):
        class Meta:
            abstract = True
            app_label = "catalogue"

    class Visit(Timed):
        pass

    class Call(Timed):
        pass

    # --8<-- [end:models]


def note(sender, **kwargs):
    print("heard", sender.__name__)


# --8<-- [start:connect]
post_save.connect(note, sender=Timed)  # (1)!

for model in apps.get_models():  # (2)!
    if issubclass(model, Timed):
        post_save.connect(note, sender=model)
# --8<-- [end:connect]

with connection.schema_editor() as editor:
    for model in (Visit, Call):
        editor.create_model(model)

Visit.objects.create()
Call.objects.create()

with connection.schema_editor() as editor:
    for model in (Visit, Call):
        editor.delete_model(model)
