"""class_prepared never matches a sender given as a string, and comes before the registration.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#module-django.db.models.signals
Expected: as the chapter says, "Model signals sender model can be lazily referenced when connecting
a receiver"; and the signal is sent once a model is registered.
Actual: a string never matches, since class_prepared is a plain Signal; and the receiver does not
find the model in the registry yet.

Proposed: except class_prepared from the note on lazy senders; say "about to be registered".
"""

import django
from django.apps import apps
from django.conf import settings

settings.configure()
django.setup()

from django.db import models
from django.db.models.signals import class_prepared

calls = {"by string": 0, "by none": 0}


def by_string(**kwargs):
    calls["by string"] += 1


def by_none(sender, **kwargs):
    calls["by none"] += 1
    print("registered:", "note" in apps.all_models["demo"])


class_prepared.connect(by_string, sender="demo.Note")
class_prepared.connect(by_none)


class Note(models.Model):
    class Meta:
        app_label = "demo"


print(calls)
