"""In a TestCase a mail of on_commit() needs captureOnCommitCallbacks(execute=True)."""

import io
import unittest

from django.core import mail
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import TestCase

from orders.models import Customer, Order


@receiver(post_save, sender=Order)
def confirm_order(instance, created, using, **kwargs):
    def send():
        mail.send_mail(f"Order {instance.number}", "", None, [instance.customer.email])

    transaction.on_commit(send, using=using, robust=True)


# --8<-- [start:tests]
class ConfirmationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ann = Customer.objects.create(
            name="Ann",
            email="ann@example.com",
        )

    def test_mail_is_sent(self):
        with self.captureOnCommitCallbacks(execute=True) as callbacks:
            Order.objects.create(number="A-1", customer=self.ann)
            assert mail.outbox == []
        assert len(callbacks) == 1
        assert [m.subject for m in mail.outbox] == ["Order A-1"]
        assert mail.outbox[0].to == ["ann@example.com"]

    def test_mail_is_sent_without_capturing(self):
        Order.objects.create(number="A-1", customer=self.ann)
        assert len(mail.outbox) == 1

    def test_nothing_is_sent_for_a_broken_order(self):
        with self.captureOnCommitCallbacks(execute=True):
            with transaction.atomic():
                Order.objects.create(number="A-1", customer=self.ann)
                transaction.set_rollback(True)
        assert mail.outbox == []


# --8<-- [end:tests]

for name in unittest.TestLoader().getTestCaseNames(ConfirmationTests):
    test = ConfirmationTests(name)
    result = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.TestSuite([test]))
    failed = result.failures or result.errors
    print(f"{name}: {failed[0][1].splitlines()[-1] if failed else 'passed'}")
