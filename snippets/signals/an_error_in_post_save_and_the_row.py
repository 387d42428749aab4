"""Whether the row survives an error in post_save depends on the transaction around the save."""

from unittest import mock

from django.db import connections, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from orders.models import Coupon, Customer, GiftOrder, Order

ann = Customer.objects.create(name="Ann")
ten = Coupon.objects.create(code="TEN")
order = Order.objects.create(number="A-1", customer=ann)


# --8<-- [start:receiver]
@receiver(post_save)
def fail(**kwargs):
    raise ValueError("receiver failed")


# --8<-- [end:receiver]


def show(title, call, survived):
    try:
        call()
    except ValueError as error:
        reached = type(error).__name__
    else:
        reached = "no error"
    print(f"{title}: {reached}, row {'stays' if survived() else 'gone'}")


def named(name):
    return Customer.objects.filter(name=name).exists


def in_atomic():
    with transaction.atomic():
        Customer.objects.create(name="in atomic")


def caught_in_atomic():
    with transaction.atomic():
        try:
            Customer.objects.create(name="caught")
        except ValueError:
            pass
        Customer.objects.count()


def with_coupon():
    return Order.objects.filter(coupon=ten).exists()


# --8<-- [start:cases]
customers = Customer.objects
show("save()", Customer(name="save").save, named("save"))
show("create()", lambda: customers.create(name="create"), named("create"))
show(
    "create() of a child model",
    lambda: GiftOrder.objects.create(number="G-1", customer=ann),
    GiftOrder.objects.exists,
)
show("get_or_create()", lambda: customers.get_or_create(name="goc"), named("goc"))
show("update_or_create()", lambda: customers.update_or_create(name="uoc"), named("uoc"))
show("reverse add(bulk=False)", lambda: ten.order_set.add(order, bulk=False), with_coupon)
show("save() in atomic()", in_atomic, named("in atomic"))
show("save() in atomic(), error caught inside", caught_in_atomic, named("caught"))
# --8<-- [end:cases]


def view(request):
    Customer.objects.create(name=request.POST["name"])
    return HttpResponse()


client = Client()
with override_settings(ROOT_URLCONF=(path("", view),)):
    show("view", lambda: client.post("/", {"name": "view"}), named("view"))
    with mock.patch.dict(connections["default"].settings_dict, ATOMIC_REQUESTS=True):
        show("view, ATOMIC_REQUESTS", lambda: client.post("/", {"name": "atomic"}), named("atomic"))
