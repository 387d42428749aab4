"""class_prepared is sent with send(): an error comes out of the class statement."""

from django.db import models
from django.db.models.signals import class_prepared
from django.test.utils import isolate_apps


# --8<-- [start:receiver]
def broken(sender, **kwargs):
    raise ValueError("on purpose")


class_prepared.connect(broken)
# --8<-- [end:receiver]

with isolate_apps():
    # --8<-- [start:model]
    try:

        class Note(models.Model):
            class Meta:
                app_label = "demo"

    except ValueError as error:
        print("class statement:", type(error).__name__)
    # --8<-- [end:model]
print("class exists:", "Note" in globals())
