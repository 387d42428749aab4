"""A test fails when a receiver queries a database that the test class does not name."""

import io
import unittest

from django.db.models.signals import post_save
from django.test import TestCase

from orders.models import Customer


# --8<-- [start:receiver]
def copy_to_archive(instance, using, **kwargs):
    if using != "archive":
        Customer.objects.using("archive").create(name=instance.name)


# --8<-- [end:receiver]


# --8<-- [start:tests]
class OnlyDefault(TestCase):
    def test_save(self):
        Customer.objects.create(name="Ann")


class BothDatabases(OnlyDefault):
    databases = {"default", "archive"}


# --8<-- [end:tests]

post_save.connect(copy_to_archive, sender=Customer)
for case in (OnlyDefault, BothDatabases):
    result = unittest.TextTestRunner(stream=io.StringIO()).run(
        unittest.TestSuite([case("test_save")])
    )
    lines = [trace.strip().splitlines()[-1] for _, trace in result.errors + result.failures]
    print(f"{case.__name__}: {lines[0].split(':')[0].split('.')[-1] if lines else 'passed'}")
