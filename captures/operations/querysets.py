"""Many rows with one statement, and SQL by hand."""

from django.db import connection, transaction
from django.db.models import F

from captures.operations import operation
from catalogue.models import Category, Product, Tag


@operation
def bulk_create():
    tags = [Tag(name="hot"), Tag(name="new")]
    yield
    Tag.objects.bulk_create(tags)


@operation
def bulk_create_ignore_conflicts():
    Tag.objects.create(name="hot")
    tags = [Tag(name="hot"), Tag(name="new")]
    yield
    Tag.objects.bulk_create(tags, ignore_conflicts=True)


@operation
def bulk_create_update_conflicts():
    Category.objects.create(name="Drinks")
    categories = [Category(name="Drinks"), Category(name="Food")]
    yield
    Category.objects.bulk_create(
        categories, update_conflicts=True, unique_fields=["name"], update_fields=["name"]
    )


@operation
def bulk_update():
    products = [Product.objects.create(name=name) for name in ("Tea", "Cake")]
    yield
    Product.objects.bulk_update(products, ["price"])


@operation
def queryset_update():
    Product.objects.create(name="Tea")
    yield
    Product.objects.filter(name="Tea").update(price=F("price") + 1)


@operation
def raw_sql_insert():
    yield
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO catalogue_tag (name) VALUES ('hot')")


@operation
def raw_sql_delete():
    Tag.objects.create(name="hot")
    yield
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM catalogue_tag")


@operation
def select_for_update():
    Tag.objects.create(name="hot")
    yield
    with transaction.atomic():
        Tag.objects.select_for_update().get()


@operation
def transaction_committed():
    yield
    with transaction.atomic():
        pass


@operation
def transaction_rolled_back():
    yield
    with transaction.atomic():
        transaction.set_rollback(True)
