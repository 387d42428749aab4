"""A Unix signal is a number from the operating system, a Django signal an object in Python."""

import signal

from django.db.models.signals import post_save
from django.dispatch import Signal

# --8<-- [start:compare]
print(f"SIGTERM is a number={isinstance(signal.SIGTERM, int)}")
print(f"SIGTERM is a Django signal={isinstance(signal.SIGTERM, Signal)}")
print(f"post_save is a number={isinstance(post_save, int)}")
try:
    signal.signal(post_save, print)
except TypeError as error:
    print("handler for post_save:", type(error).__name__)
# --8<-- [end:compare]
