"""Receivers live in the memory of one process: a signal sent in another does not reach them.

Browser: no (subprocess)
"""

import os
import subprocess
import sys

from django.conf import settings
from django.db.models.signals import post_init
from django.dispatch import receiver

from orders.models import Customer

heard = []


# --8<-- [start:other]
@receiver(post_init, sender=Customer)
def hear(sender, instance, **kwargs):
    heard.append(instance.name)


OTHER_PROCESS = """
import django

django.setup()
from django.db.models.signals import post_init
from orders.models import Customer

def hear(sender, instance, **kwargs):
    print("heard in the other process:", instance.name)

post_init.connect(hear, sender=Customer)
Customer(name="Bob")
"""
Customer(name="Ann")
other = subprocess.run(
    [sys.executable, "-c", OTHER_PROCESS],
    cwd=settings.BASE_DIR,
    env={**os.environ, "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE},
    capture_output=True,
    text=True,
    check=True,
)
print(other.stdout, end="")
print("heard in this process:", ", ".join(heard))
# --8<-- [end:other]
