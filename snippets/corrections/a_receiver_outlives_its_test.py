"""TestCase rolls back rows, not connections: a receiver of one test hears the next.

Wrong: on purpose
"""

import io
import unittest

from django.db.models.signals import post_save
from django.test import TestCase

from orders.models import Customer

heard = []


# --8<-- [start:tests]
def listen(instance, **kwargs):
    heard.append(instance.name)


class CustomerTest(TestCase):
    def test_1_connects(self):
        post_save.connect(listen, sender=Customer)
        Customer.objects.create(name="Ann")

    def test_2_does_not(self):
        Customer.objects.create(name="Bob")


# --8<-- [end:tests]

suite = unittest.defaultTestLoader.loadTestsFromTestCase(CustomerTest)
unittest.TextTestRunner(stream=io.StringIO()).run(suite)
print("rows:", Customer.objects.count())
print("heard:", ", ".join(heard))
print("still connected:", post_save.has_listeners(Customer))
