"""send_robust() inside atomic() hides a failed write: no error, and the whole block is rolled back.

Wrong: on purpose
"""

import logging

from django.db import transaction
from django.dispatch import Signal, receiver

from orders.models import Coupon, Customer

customer_joined = Signal()
logging.getLogger("django.dispatch").disabled = True
Coupon.objects.create(code="WELCOME")


# --8<-- [start:receiver]
@receiver(customer_joined)
def give_coupon(**kwargs):
    Coupon.objects.create(code="WELCOME")


# --8<-- [end:receiver]


# --8<-- [start:calls]
def join(name):
    customer = Customer.objects.create(name=name)
    return customer_joined.send_robust(sender=Customer, customer=customer)


def show(title, answers):
    answer = type(answers[0][1]).__name__
    print(f"{title}: no error, answer {answer}, customers {Customer.objects.count()}")


show("autocommit", join("Ann"))
with transaction.atomic():
    answers = join("Bob")
show("atomic()", answers)
# --8<-- [end:calls]
logging.getLogger("django.dispatch").disabled = False
