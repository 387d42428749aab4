"""The admin's delete page calls Model.delete() in a transaction; its action does neither."""

from unittest import mock

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.test import Client, override_settings
from django.urls import path

from catalogue.models import Product, Tag
from orders.models import Customer, Order, OrderLine

root = User.objects.create_superuser("root")
site = admin.AdminSite()
site.register(Tag)
site.register(Product)
client = Client(raise_request_exception=False)
client.force_login(root)
real = Tag.delete


def delete(self):
    print("Tag.delete()")
    return real(self)


# --8<-- [start:receiver]
@receiver(pre_delete, sender=Tag)
def tag_deleted(instance, origin, **kwargs):
    print(f"pre_delete {instance.name}, origin {type(origin).__name__}")
    if instance.name == "broken":
        raise ValueError("receiver failed")


# --8<-- [end:receiver]


def show(title, url, row, data):
    LogEntry.objects.all().delete()
    response = client.post(url, data)
    rows = type(row).objects.filter(pk=row.pk).count()
    log = LogEntry.objects.count()
    print(f"{title}: status {response.status_code}, rows {rows}, entries in the admin log {log}")


with (
    override_settings(ROOT_URLCONF=(path("admin/", site.urls),)),
    mock.patch.object(Tag, "delete", delete),
):
    for name in ("hot", "broken"):
        tag = Tag.objects.create(name=name)
        show(f"page, {name}", f"/admin/catalogue/tag/{tag.pk}/delete/", tag, {"post": "yes"})
    Tag.objects.all()._raw_delete("default")
    for name in ("hot", "broken"):
        tag = Tag.objects.create(name=name)
        data = {"action": "delete_selected", "_selected_action": [tag.pk], "post": "yes"}
        show(f"action, {name}", "/admin/catalogue/tag/", tag, data)

    tea = Product.objects.create(name="Tea")
    order = Order.objects.create(number="A-1", customer=Customer.objects.create(name="Ann"))
    OrderLine.objects.create(order=order, product=tea)
    show("page, protected", f"/admin/catalogue/product/{tea.pk}/delete/", tea, {"post": "yes"})
