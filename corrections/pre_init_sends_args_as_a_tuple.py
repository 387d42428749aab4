"""The reference calls args of pre_init a list; it is a tuple.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#pre-init
Expected: as the reference says, "a list of positional arguments passed to __init__()".
Actual: a tuple, so a receiver cannot change it.

Proposed: "a tuple of positional arguments".
"""

import django
from django.conf import settings

settings.configure()
django.setup()

from django.db import models
from django.db.models.signals import pre_init


class Note(models.Model):
    class Meta:
        app_label = "demo"


def receiver(args, **kwargs):
    print("args:", type(args).__name__)


pre_init.connect(receiver, sender=Note)
Note(1)
