"""Ways in that are not called save()."""

import json
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.forms import modelform_factory, modelformset_factory
from django.test import Client

from captures.operations import operation
from catalogue.models import Product, Tag

TAG = {"model": "catalogue.tag", "pk": 1, "fields": {"name": "hot"}}
PRODUCT = {
    "model": "catalogue.product",
    "pk": 1,
    "fields": {
        "name": "Tea",
        "tags": [1],
        "created_at": "2026-01-01T00:00:00Z",
        "updated_at": "2026-01-01T00:00:00Z",
    },
}


def fixture(*rows: dict) -> str:
    """A file for loaddata."""
    path = Path(settings.MEDIA_ROOT, "shop.json")
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(rows), "utf-8")
    return str(path)


@operation
def loaddata_new():
    shop = fixture(TAG)
    yield
    call_command("loaddata", shop, verbosity=0)


@operation
def loaddata_existing():
    Tag.objects.create(pk=1, name="cold")
    shop = fixture(TAG)
    yield
    call_command("loaddata", shop, verbosity=0)


@operation
def loaddata_many_to_many():
    shop = fixture(TAG, PRODUCT)
    yield
    call_command("loaddata", shop, verbosity=0)


@operation
def dumpdata():
    Tag.objects.create(name="hot")
    yield
    call_command("dumpdata", "catalogue.tag", output=fixture(), verbosity=0)


ProductForm = modelform_factory(Product, fields=["name", "tags"])


@operation
def form_is_valid():
    tag = Tag.objects.create(name="hot")
    form = ProductForm({"name": "Tea", "tags": [tag.pk]})
    yield
    form.is_valid()


@operation
def form_save():
    tag = Tag.objects.create(name="hot")
    form = ProductForm({"name": "Tea", "tags": [tag.pk]})
    form.is_valid()
    yield
    form.save()


@operation
def form_save_existing():
    tag = Tag.objects.create(name="hot")
    form = ProductForm({"name": "Tea", "tags": [tag.pk]}, instance=Product.objects.create())
    form.is_valid()
    yield
    form.save()


@operation
def form_save_without_commit():
    tag = Tag.objects.create(name="hot")
    form = ProductForm({"name": "Tea", "tags": [tag.pk]})
    form.is_valid()
    yield
    form.save(commit=False)


@operation
def form_save_m2m():
    tag = Tag.objects.create(name="hot")
    form = ProductForm({"name": "Tea", "tags": [tag.pk]})
    form.is_valid()
    product = form.save(commit=False)
    product.save()
    yield
    form.save_m2m()


@operation
def formset_save():
    TagFormSet = modelformset_factory(Tag, fields=["name"], can_delete=True)
    hot, new = Tag.objects.create(name="hot"), Tag.objects.create(name="new")
    formset = TagFormSet(
        {
            "form-TOTAL_FORMS": 3,
            "form-INITIAL_FORMS": 2,
            "form-0-id": hot.pk,
            "form-0-name": "hot",
            "form-0-DELETE": "on",
            "form-1-id": new.pk,
            "form-1-name": "newer",
            "form-2-name": "sweet",
        }
    )
    formset.is_valid()
    yield
    formset.save()


def admin_client() -> Client:
    """A browser in which somebody has logged in who may do everything."""
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    return client


@operation(in_tests=True)
def admin_add():
    client, tag = admin_client(), Tag.objects.create(name="hot")
    yield
    client.post("/admin/catalogue/product/add/", {"name": "Tea", "tags": [tag.pk]})


@operation(in_tests=True)
def admin_change():
    client, tag = admin_client(), Tag.objects.create(name="hot")
    product = Product.objects.create(name="Tea")
    yield
    client.post(
        f"/admin/catalogue/product/{product.pk}/change/", {"name": "Cake", "tags": [tag.pk]}
    )


@operation(in_tests=True)
def admin_delete():
    client, product = admin_client(), Product.objects.create(name="Tea")
    yield
    client.post(f"/admin/catalogue/product/{product.pk}/delete/", {"post": "yes"})


@operation(in_tests=True)
def admin_delete_selected():
    client = admin_client()
    products = [Product.objects.create(name=name) for name in ("Tea", "Cake")]
    chosen = [product.pk for product in products]
    yield
    client.post(
        "/admin/catalogue/product/",
        {"action": "delete_selected", "_selected_action": chosen, "post": "yes"},
    )


@operation(in_tests=True)
def admin_own_action():
    client = admin_client()
    chosen = [Product.objects.create(name=name).pk for name in ("Tea", "Cake")]
    yield
    client.post("/admin/catalogue/product/", {"action": "save_each", "_selected_action": chosen})
