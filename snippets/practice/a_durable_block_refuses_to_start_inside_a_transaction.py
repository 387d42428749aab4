"""atomic(durable=True) in a receiver fails as soon as somebody opens a transaction around it."""

import io
import unittest

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import TestCase

from audit.models import AuditEntry
from catalogue.models import Tag


# --8<-- [start:receiver]
@receiver(post_save, sender=Tag)
def record(using, **kwargs):
    with transaction.atomic(using=using, durable=True):
        AuditEntry.objects.using(using).create(action="tag")


# --8<-- [end:receiver]


def atomic():
    with transaction.atomic():
        Tag.objects.create(name="atomic")


# --8<-- [start:cases]
calls = {
    "save()": lambda: Tag.objects.create(name="save"),
    "get_or_create()": lambda: Tag.objects.get_or_create(name="goc"),
    "atomic()": atomic,
}
# --8<-- [end:cases]
for title, call in calls.items():
    try:
        call()
        result = "no error"
    except RuntimeError as error:
        result = type(error).__name__
    print(f"{title}: {result}, tags {Tag.objects.count()}")


# --8<-- [start:test]
class InTestCase(TestCase):
    def test_save(self):
        Tag.objects.create(name="test")


# --8<-- [end:test]
result = unittest.TextTestRunner(stream=io.StringIO()).run(
    unittest.TestSuite([InTestCase("test_save")])
)
print("save() in a TestCase:", "no error" if result.wasSuccessful() else "failed")
