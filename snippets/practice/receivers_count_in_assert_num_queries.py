"""assertNumQueries() counts queries of receivers; a listener of deletes adds one by listening."""

import io
import unittest

from django.db import connection, transaction
from django.db.models.signals import post_delete, post_save
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from audit.models import AuditEntry
from catalogue.models import Product
from orders.models import Customer, Order, OrderLine


def write_entry(**kwargs):
    AuditEntry.objects.create(action="saved")


def write_later(**kwargs):
    transaction.on_commit(write_entry)


def only_listens(**kwargs):
    pass


def queries(function, **kwargs):
    with CaptureQueriesContext(connection) as queries:
        function(**kwargs)
    return len(queries)


class Queries(TestCase):
    def test_save(self):
        create = Customer.objects.create
        print("create():", queries(create, name="Ann"))
        post_save.connect(write_entry, sender=Customer)
        print("create(), receiver writes:", queries(create, name="Bob"))
        post_save.disconnect(write_entry, sender=Customer)

    def test_callback(self):
        create = Customer.objects.create
        post_save.connect(write_later, sender=Customer)
        print("create(), callback writes:", queries(create, name="Ann"))

        # --8<-- [start:callback]
        def captured():
            with self.captureOnCommitCallbacks(execute=True):
                create(name="Bob")

        # --8<-- [end:callback]
        print("create(), callback captured inside:", queries(captured))
        post_save.disconnect(write_later, sender=Customer)

    def test_delete(self):
        customer = Customer.objects.create(name="Ann")
        order = Order.objects.create(number="A-1", customer=customer)
        tea = Product.objects.create(name="Tea")
        for _ in range(2):
            OrderLine.objects.create(order=order, product=tea)
            print("delete():", queries(OrderLine.objects.all().delete))
            post_delete.connect(only_listens, sender=OrderLine)
        post_delete.disconnect(only_listens, sender=OrderLine)


for name in ("test_save", "test_callback", "test_delete"):
    result = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.TestSuite([Queries(name)]))
    assert result.wasSuccessful(), result.errors + result.failures
