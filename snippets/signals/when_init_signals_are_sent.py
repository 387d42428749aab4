"""pre_init opens Model.__init__(), post_init closes it; an own __init__() stands around both."""

from django.db import models
from django.db.models.signals import post_init, pre_init
from django.test.utils import isolate_apps

events = []

with isolate_apps():
    # --8<-- [start:model]
    class Note(models.Model):
        text = models.TextField()

        class Meta:
            app_label = "demo"

        def __init__(self, *args, **kwargs):
            events.append("__init__(")
            super().__init__(*args, **kwargs)
            events.append(")")

    class Abstract(models.Model):
        class Meta:
            abstract = True

    # --8<-- [end:model]


# --8<-- [start:receivers]
def before(sender, **kwargs):
    events.append("pre_init")


def after(sender, instance, **kwargs):
    events.append(f"post_init text={instance.text!r}")


pre_init.connect(before)
post_init.connect(after)
# --8<-- [end:receivers]


def show(title, call):
    events.clear()
    try:
        call()
    except TypeError:
        events.append("TypeError")
    print(f"{title}:", *events)


# --8<-- [start:calls]
show("new object", lambda: Note(text="a"))
show("row", lambda: Note.from_db("default", ["id", "text"], [1, "b"]))
show("unknown argument", lambda: Note(colour="red"))
show("abstract class", lambda: Abstract())
# --8<-- [end:calls]
