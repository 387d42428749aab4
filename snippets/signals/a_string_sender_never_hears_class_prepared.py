"""class_prepared is a plain Signal: a model named by a string is never matched.

Wrong: on purpose
"""

from django.db import models
from django.db.models.signals import class_prepared
from django.test.utils import isolate_apps

calls = {"sender='demo.Note'": 0, "no sender, label compared": 0}


# --8<-- [start:receivers]
def by_string(sender, **kwargs):
    calls["sender='demo.Note'"] += 1


def by_label(sender, **kwargs):
    if sender._meta.label == "demo.Note":
        calls["no sender, label compared"] += 1


class_prepared.connect(by_string, sender="demo.Note")
class_prepared.connect(by_label)
# --8<-- [end:receivers]

with isolate_apps():

    class Note(models.Model):
        class Meta:
            app_label = "demo"


for title, count in calls.items():
    print(f"{title}: calls {count}")
