"""Which classes send class_prepared while they are being defined."""

from django.db import models
from django.db.models.signals import class_prepared
from django.test.utils import isolate_apps, override_settings

names = []


# --8<-- [start:receiver]
def listen(sender, **kwargs):
    names.append(sender.__name__)


class_prepared.connect(listen)
# --8<-- [end:receiver]


def show(title):
    print(f"{title}: {', '.join(names) or 'nothing'}")
    names.clear()


# --8<-- [start:classes]
with isolate_apps(), override_settings(NOTE_MODEL="demo.OtherNote"):

    class Dated(models.Model):
        class Meta:
            abstract = True
            app_label = "demo"

    show("abstract")

    class Note(Dated):
        class Meta:
            app_label = "demo"

    show("concrete, with an abstract base")

    class ShortNote(Note):
        class Meta:
            app_label = "demo"
            proxy = True

    show("proxy")

    class SignedNote(Note):
        class Meta:
            app_label = "demo"

    show("child with a table of its own")

    class View(models.Model):
        class Meta:
            app_label = "demo"
            managed = False

    show("unmanaged")

    class SwappedNote(models.Model):
        class Meta:
            app_label = "demo"
            swappable = "NOTE_MODEL"

    show("swapped out")

    class Page(models.Model):
        notes = models.ManyToManyField(Note)

        class Meta:
            app_label = "demo"

    show("with a many-to-many field")

    class Link(models.Model):
        page = models.ForeignKey(Page, models.CASCADE)
        note = models.ForeignKey(Note, models.CASCADE)

        class Meta:
            app_label = "demo"

    show("own through model")
# --8<-- [end:classes]

from orders.models import Order

Order.objects.defer("note").first()
show("query with a deferred field")
