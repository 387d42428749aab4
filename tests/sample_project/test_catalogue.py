"""A product without a slug gets one from its name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from catalogue.models import Product

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Green Tea", "green-tea"), ("Чай зелёный", "чай-зелёный")],
)
def test_slug_is_made_from_the_name_and_is_valid(name: str, slug: str) -> None:
    product = Product.objects.create(name=name)
    product.refresh_from_db()
    product.full_clean()
    assert product.slug == slug


def test_chosen_slug_is_kept() -> None:
    assert Product.objects.create(name="Green Tea", slug="sencha").slug == "sencha"


def test_new_name_leaves_the_slug_alone() -> None:
    product = Product.objects.create(name="Green Tea")
    product.name = "Sencha"
    product.save()
    product.refresh_from_db()
    assert product.slug == "green-tea"


@pytest.mark.parametrize(
    ("update_fields", "slug"),
    [(["name"], ""), (["name", "slug"], "sencha"), (None, "sencha")],
)
def test_object_and_row_agree_whatever_is_saved(update_fields: list[str] | None, slug: str) -> None:
    product = Product.objects.create(name="Green Tea")
    Product.objects.update(slug="")
    product.refresh_from_db()
    product.name = "Sencha"
    product.save(update_fields=update_fields)
    assert product.slug == slug
    product.refresh_from_db()
    assert product.slug == slug


def test_fixture_is_left_as_it_is(load: Callable[..., None]) -> None:
    times = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
    load({"model": "catalogue.product", "pk": 1, "fields": {"name": "Green Tea", **times}})
    assert Product.objects.get().slug == ""


def test_bulk_create_escapes() -> None:
    Product.objects.bulk_create([Product(name="Green Tea")])
    assert Product.objects.get().slug == ""
