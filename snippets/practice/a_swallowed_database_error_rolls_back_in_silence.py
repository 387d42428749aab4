"""A database error caught in a receiver inside a transaction takes everything away, often silently.

Wrong: on purpose
"""

from unittest import mock

from django.db import IntegrityError, connections, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from audit.models import AuditEntry
from catalogue.models import Product, Tag
from orders.models import Coupon, Customer

Coupon.objects.create(code="WELCOME")
tea = Product.objects.create(name="Tea")
hot, new = (Tag.objects.create(name=name) for name in ("hot", "new"))


# --8<-- [start:receivers]
@receiver(post_save, sender=Customer)
@receiver(post_delete, sender=Tag)
@receiver(m2m_changed, sender=Product.tags.through)
def give_coupon(using, action="post_add", **kwargs):
    if action != "post_add":
        return
    try:
        Coupon.objects.using(using).create(code="WELCOME")
    except IntegrityError:
        pass  # (1)!


# --8<-- [end:receivers]


def show(title, call, found):
    try:
        result = call()
    except transaction.TransactionManagementError as error:
        print(error)
        result = type(error).__name__
    print(f"{title}: {result}, found {found()}")


def customers(name):
    return Customer.objects.filter(name=name).count


def atomic():
    with transaction.atomic():
        Customer.objects.create(name="atomic")
        transaction.on_commit(lambda: print("callback of atomic"))
    return "no error"


def atomic_and_a_query():
    with transaction.atomic():
        Customer.objects.create(name="query")
        AuditEntry.objects.create(action="query")
    return "no error"


def view(request):
    Customer.objects.create(name="view")
    return HttpResponse("Welcome!")


def request():
    with (
        override_settings(ROOT_URLCONF=(path("", view),)),
        mock.patch.dict(connections["default"].settings_dict, ATOMIC_REQUESTS=True),
    ):
        return Client().get("/").status_code


def get_or_create():
    customer, created = Customer.objects.get_or_create(name="goc")
    return f"created {created}, pk is None {customer.pk is None}"


# --8<-- [start:cases]
show("save()", Customer(name="save").save, customers("save"))
show("atomic()", atomic, customers("atomic"))
show("atomic(), one more query", atomic_and_a_query, customers("query"))
show("view with ATOMIC_REQUESTS", request, customers("view"))
show("get_or_create()", get_or_create, customers("goc"))
show("tags.add()", lambda: tea.tags.add(hot), tea.tags.count)
show("delete()", lambda: f"deleted {new.delete()[0]}", Tag.objects.filter(name="new").count)
# --8<-- [end:cases]
