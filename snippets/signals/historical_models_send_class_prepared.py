"""migrate builds historical classes, and each of them sends class_prepared again."""

from collections import Counter

from django.apps import apps
from django.core.management import call_command
from django.db.models.signals import class_prepared
from django.dispatch import receiver

heard = Counter()


# --8<-- [start:receiver]
@receiver(class_prepared)
def listen(sender, **kwargs):
    if sender._meta.apps is apps:  # (1)!
        heard["real"] += 1
    else:
        heard["historical"] += 1
        heard[f"module {sender.__module__}"] += 1


# --8<-- [end:receiver]

call_command("migrate", verbosity=0)
for kind in ("real", "historical", "module __fake__"):
    print(f"{kind}: {'some' if heard[kind] else 'none'}")
