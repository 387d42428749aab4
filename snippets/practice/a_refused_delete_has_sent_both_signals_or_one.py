"""A refused delete has sent both signals, or one where the database checks keys at once."""

from django.contrib.auth.models import User
from django.db import IntegrityError, connection, models
from django.db.models.signals import post_delete, pre_delete
from django.test.utils import isolate_apps

from audit.models import AuditEntry

with isolate_apps("catalogue"):
    # --8<-- [start:models]
    class Shelf(models.Model):
        class Meta:
            app_label = "catalogue"

    class Thing(models.Model):
        shelf = models.ForeignKey(Shelf, models.DO_NOTHING)

        class Meta:
            app_label = "catalogue"

    # --8<-- [end:models]

steps = []


def listen(signal, **kwargs):
    steps.append("pre_delete" if signal is pre_delete else "post_delete")


# --8<-- [start:receiver]
def write_entry(instance, **kwargs):
    AuditEntry.objects.create(action="deleted", actor=instance)
    steps.append("entry inserted")


# --8<-- [end:receiver]


def show(title, call):
    steps.clear()
    try:
        call()
    except IntegrityError:
        steps.append("IntegrityError")
    print(f"{title}: {', '.join(steps)}")


with connection.schema_editor() as editor:
    editor.create_model(Shelf)
    editor.create_model(Thing)
thing = Thing.objects.create(shelf=Shelf.objects.create())
for signal in (pre_delete, post_delete):
    signal.connect(listen, sender=Shelf)
post_delete.connect(write_entry, sender=User)

# --8<-- [start:calls]
show("DO_NOTHING", thing.shelf.delete)
show("entry of the deleted user", User.objects.create(username="ann").delete)
# --8<-- [end:calls]

with connection.schema_editor() as editor:
    editor.delete_model(Thing)
    editor.delete_model(Shelf)
