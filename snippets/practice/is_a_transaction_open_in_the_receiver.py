"""Which operations have a transaction open when they call a receiver, in autocommit."""

import json
import tempfile
from pathlib import Path

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import connection, transaction
from django.db.models.signals import (
    m2m_changed,
    post_delete,
    post_migrate,
    post_save,
    pre_delete,
    pre_migrate,
    pre_save,
)
from django.dispatch import receiver
from django.forms import modelform_factory
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from catalogue.models import Product, Tag
from orders.models import Coupon, Customer, GiftOrder, Order

names = {
    pre_save: "pre_save",
    post_save: "post_save",
    pre_delete: "pre_delete",
    post_delete: "post_delete",
    pre_migrate: "pre_migrate",
    post_migrate: "post_migrate",
    user_logged_in: "user_logged_in",
    request_started: "request_started",
    request_finished: "request_finished",
}
heard = []


# --8<-- [start:receiver]
@receiver([*names, m2m_changed])
def look(signal, action=None, **kwargs):
    inside = "yes" if connection.in_atomic_block else "no"
    heard.append(f"{action or names[signal]} {inside}")


# --8<-- [end:receiver]


def show(title, call, only=""):
    heard.clear()
    result = call()
    told = dict.fromkeys(line for line in heard if only in line)
    print(f"{title}: {', '.join(told) or 'nothing sent'}")
    return result


def load():
    rows = [
        {"model": "catalogue.tag", "pk": 90, "fields": {"name": "loaded"}},
        {"model": "catalogue.product", "pk": 90, "fields": {"name": "Tea", "tags": [90]}},
    ]
    dates = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
    rows[1]["fields"] |= dates
    with tempfile.TemporaryDirectory() as folder:
        fixture = Path(folder, "rows.json")
        fixture.write_text(json.dumps(rows))
        call_command("loaddata", fixture, verbosity=0)


def visit():
    with override_settings(ROOT_URLCONF=(path("", lambda request: HttpResponse()),)):
        Client().get("/")


def in_atomic():
    with transaction.atomic():
        Tag.objects.create(name="atomic")


tags = Tag.objects
hot, new, red = (tags.create(name=name) for name in ("hot", "new", "red"))
tea = Product.objects.create(name="Tea")
ann = Customer.objects.create(name="Ann")
order = Order.objects.create(number="A-1", customer=ann)
ten = Coupon.objects.create(code="TEN")
user = User.objects.create(username="ann")
request = RequestFactory().get("/")
request.session = SessionStore()
form = modelform_factory(Product, fields=["name", "price", "stock", "tags"])
data = {"name": "Mate", "price": 2, "stock": 1, "tags": [hot.pk]}

# --8<-- [start:cases]
show("save()", Tag(name="save").save)
show("create()", lambda: tags.create(name="create"))
show("create() of a child model", lambda: GiftOrder.objects.create(number="G", customer=ann))
show("get_or_create(), new", lambda: tags.get_or_create(name="goc"))
show("get_or_create(), found", lambda: tags.get_or_create(name="goc"))
show("update_or_create(), new", lambda: tags.update_or_create(name="uoc"))
show("update_or_create(), found", lambda: tags.update_or_create({"name": "b"}, name="uoc"))
show("reverse add(bulk=False)", lambda: ten.order_set.add(order, bulk=False))
show("delete()", tags.create(name="gone").delete)
show("QuerySet.delete()", tags.filter(name="goc").delete)
show("tags.add()", lambda: tea.tags.add(hot))
show("tags.remove()", lambda: tea.tags.remove(hot))
show("tags.set()", lambda: tea.tags.set([hot]))
show("tags.clear()", tea.tags.clear)
show("tags.create()", lambda: tea.tags.create(name="big"))
show("form.save()", form(data).save)
show("loaddata", load)
show("bulk_create()", lambda: tags.bulk_create([Tag(name="bulk")]))
show("bulk_update()", lambda: tags.bulk_update([hot], ["name"]))
show("update()", lambda: tags.filter(name="bulk").update(name="bulky"))
show("login()", lambda: login(request, user), only="user_logged_in")
show("a request", visit)
show("migrate", lambda: call_command("migrate", verbosity=0), only="migrate")
show("save() in atomic()", in_atomic)
# --8<-- [end:cases]
