"""The admin shows no form error for an exception in a receiver: a 500 page, nothing is kept."""

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.db.models.signals import m2m_changed, post_save, pre_save
from django.test import Client, override_settings
from django.urls import path

from catalogue.models import Product, Tag
from orders.models import Coupon

hot = Tag.objects.create(name="hot")
Coupon.objects.create(code="WELCOME")
client = Client(raise_request_exception=False)
client.force_login(User.objects.create_superuser("root"))
site = admin.AdminSite()
site.register(Product)


# --8<-- [start:receivers]
def invalid(**kwargs):
    raise ValidationError("no tea today")


def forbidden(**kwargs):
    raise PermissionDenied


def swallow(using, **kwargs):
    try:
        Coupon.objects.using(using).create(code="WELCOME")
    except IntegrityError:
        pass


# --8<-- [end:receivers]


def show(title, signal, receiver):
    signal.connect(receiver)
    data = {"name": "Tea", "price": 2, "stock": 1, "tags": [hot.pk]}
    status = client.post("/admin/catalogue/product/add/", data).status_code
    signal.disconnect(receiver)
    rows = Product.objects.count()
    print(f"{title}: status {status}, products {rows}, log entries {LogEntry.objects.count()}")


with override_settings(ROOT_URLCONF=(path("admin/", site.urls),)):
    # --8<-- [start:cases]
    show("ValidationError in pre_save", pre_save, invalid)
    show("ValidationError in m2m_changed", m2m_changed, invalid)
    show("PermissionDenied in post_save", post_save, forbidden)
    show("database error swallowed in post_save", post_save, swallow)
    # --8<-- [end:cases]
