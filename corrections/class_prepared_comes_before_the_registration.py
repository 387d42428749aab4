"""class_prepared is said to be sent once a model is registered; it is sent right before.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#class-prepared
Expected: as the reference says, sent "once a model has been defined and registered with Django's
model system. Django uses this signal internally".
Actual: the signal is sent before apps.register_model() is called, so a receiver does not find the
class by its name. No receiver of Django is connected: it sends the signal and does not use it.

Proposed: "defined, right before it is registered"; leave the sentence about internal use out.
"""

import django
from django.conf import settings

settings.configure(INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"])
django.setup()

from django.apps import apps
from django.db import models
from django.db.models.signals import class_prepared


def receiver(sender, **kwargs):
    print("registered in the receiver:", sender._meta.model_name in apps.all_models["demo"])


print("receivers of Django:", len(class_prepared.receivers))
class_prepared.connect(receiver)


class Note(models.Model):
    class Meta:
        app_label = "demo"


print("registered afterwards:", "note" in apps.all_models["demo"])
