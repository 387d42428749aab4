"""A string sender may name a model whose class does not exist yet."""

from django.db import models
from django.db.models.signals import post_save
from django.test.utils import isolate_apps


def heard(**kwargs):
    pass


with isolate_apps():
    # --8<-- [start:lazy]
    post_save.connect(heard, sender="demo.Note")
    print("before the class: connections", len(post_save.receivers))

    class Note(models.Model):
        class Meta:
            app_label = "demo"

    print("after the class: connections", len(post_save.receivers))
    print("the class has a receiver:", post_save.has_listeners(Note))
    # --8<-- [end:lazy]
