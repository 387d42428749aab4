"""A signal does not declare its arguments: providing_args is gone since Django 4.0.

Wrong: on purpose
"""

from django.dispatch import Signal

try:
    Signal(providing_args=["amount"])
except TypeError as error:
    print("Signal(providing_args=…):", type(error).__name__)
