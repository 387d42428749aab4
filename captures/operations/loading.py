"""Rows that become objects, and rows that do not."""

import copy
import pickle

from django.db.models import Count

from captures.operations import operation
from catalogue.models import Category, Product, Tag


def two_tags() -> None:
    """Two rows, written without building anything that is observed."""
    Tag.objects.bulk_create([Tag(name="hot"), Tag(name="new")])


@operation
def get():
    two_tags()
    yield
    Tag.objects.get(name="hot")


@operation
def all_rows():
    two_tags()
    yield
    list(Tag.objects.all())


@operation
def iterator():
    two_tags()
    yield
    list(Tag.objects.iterator())


@operation
def raw_query():
    two_tags()
    yield
    list(Tag.objects.raw("SELECT * FROM catalogue_tag"))


@operation
def in_bulk():
    two_tags()
    yield
    Tag.objects.in_bulk()


@operation
def select_related():
    Product.objects.create(name="Tea", category=Category.objects.create(name="Drinks"))
    yield
    list(Product.objects.select_related("category"))


@operation
def prefetch_related():
    Product.objects.create(name="Tea").tags.create(name="hot")
    yield
    list(Product.objects.prefetch_related("tags"))


@operation
def follow_foreign_key():
    Product.objects.create(name="Tea", category=Category.objects.create(name="Drinks"))
    product = Product.objects.get()
    yield
    product.category


@operation
def values():
    two_tags()
    yield
    list(Tag.objects.values("name"))


@operation
def values_list():
    two_tags()
    yield
    list(Tag.objects.values_list("name", flat=True))


@operation
def count():
    two_tags()
    yield
    Tag.objects.count()


@operation
def exists():
    two_tags()
    yield
    Tag.objects.exists()


@operation
def aggregate():
    two_tags()
    yield
    Tag.objects.aggregate(Count("pk"))


@operation
def refresh_from_db():
    tag = Tag.objects.create(name="hot")
    yield
    tag.refresh_from_db()


@operation
def defer_query():
    Tag.objects.create(name="hot")
    yield
    Tag.objects.defer("name").get()


@operation
def defer_access():
    Tag.objects.create(name="hot")
    tag = Tag.objects.defer("name").get()
    yield
    tag.name


@operation
def only_access():
    Tag.objects.create(name="hot")
    tag = Tag.objects.only("pk").get()
    yield
    tag.name


@operation
def copy_object():
    tag = Tag.objects.create(name="hot")
    yield
    copy.copy(tag)


@operation
def unpickle():
    pickled = pickle.dumps(Tag.objects.create(name="hot"))
    yield
    pickle.loads(pickled)
