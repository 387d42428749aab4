"""Rows that go, and rows that go with them."""

from contextlib import suppress

import django
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError, RestrictedError
from django.test.utils import isolate_apps

from captures.operations import operation
from catalogue.models import Category, Product, Tag
from orders.models import Customer, Order, OrderLine


def tables(*made: type[models.Model]) -> None:
    """Make tables for models that only an operation knows."""
    with connection.schema_editor() as editor:
        for model in made:
            editor.create_model(model)


def shelf_with_a_thing(on_delete: object, **options: object) -> models.Model:
    """A new shelf, and a new thing that refers to it; the shop has no such foreign key."""
    with isolate_apps("captures"):

        class Shelf(models.Model):
            class Meta:
                app_label = "captures"

        class Thing(models.Model):
            shelf = models.ForeignKey(Shelf, on_delete, **options)

            class Meta:
                app_label = "captures"

    tables(Shelf, Thing)
    Shelf.objects.create()
    shelf = Shelf.objects.create()
    Thing.objects.create(shelf=shelf)
    return shelf


@operation
def delete():
    tag = Tag.objects.create(name="hot")
    yield
    tag.delete()


@operation
def delete_unsaved():
    tag = Tag(name="hot")
    yield
    with suppress(ValueError):
        tag.delete()


@operation
def delete_of_missing_row():
    tag = Tag.objects.create(name="hot")
    Tag.objects.all().delete()
    tag.pk = 1
    yield
    tag.delete()


@operation
def queryset_delete():
    Tag.objects.bulk_create([Tag(name="hot"), Tag(name="new")])
    yield
    Tag.objects.all().delete()


@operation
def queryset_delete_of_nothing():
    yield
    Tag.objects.all().delete()


@operation
def queryset_delete_fast():
    """Nothing refers to an order line, so one DELETE is enough unless somebody listens."""
    order = Order.objects.create(number="A-1", customer=Customer.objects.create(name="Ann"))
    product = Product.objects.create(name="Tea")
    OrderLine.objects.bulk_create([OrderLine(order=order, product=product)] * 2)
    yield
    OrderLine.objects.all().delete()


@operation
def queryset_raw_delete():
    Tag.objects.create(name="hot")
    yield
    Tag.objects.all()._raw_delete("default")


@operation
def delete_cascade():
    customer = Customer.objects.create(name="Ann")
    order = Order.objects.create(number="A-1", customer=customer)
    OrderLine.objects.create(order=order, product=Product.objects.create(name="Tea"))
    yield
    customer.delete()


@operation
def queryset_delete_cascade():
    customer = Customer.objects.create(name="Ann")
    Order.objects.create(number="A-1", customer=customer)
    Order.objects.create(number="A-2", customer=customer)
    yield
    Customer.objects.all().delete()


@operation
def delete_set_null():
    category = Category.objects.create(name="Drinks")
    Product.objects.create(name="Tea", category=category)
    yield
    category.delete()


@operation
def delete_set_default():
    shelf = shelf_with_a_thing(models.SET_DEFAULT, default=1)
    yield
    shelf.delete()


@operation
def delete_do_nothing():
    shelf = shelf_with_a_thing(models.DO_NOTHING)
    yield
    with suppress(IntegrityError):
        shelf.delete()


@operation
def delete_protected():
    order = Order.objects.create(number="A-1", customer=Customer.objects.create(name="Ann"))
    product = Product.objects.create(name="Tea")
    OrderLine.objects.create(order=order, product=product)
    yield
    with suppress(ProtectedError):
        product.delete()


@operation
def delete_restricted():
    shelf = shelf_with_a_thing(models.RESTRICT)
    yield
    with suppress(RestrictedError):
        shelf.delete()


if django.VERSION >= (6, 1):

    @operation
    def delete_db_cascade():
        shelf = shelf_with_a_thing(models.DB_CASCADE)
        yield
        shelf.delete()

    @operation
    def delete_db_set_null():
        shelf = shelf_with_a_thing(models.DB_SET_NULL, null=True)
        yield
        shelf.delete()


@operation
def delete_with_many_to_many():
    product = Product.objects.create(name="Tea")
    product.tags.create(name="hot")
    yield
    product.delete()


@operation
def delete_with_generic_relation():
    with isolate_apps("captures", "django.contrib.contenttypes"):

        class Comment(models.Model):
            content_type = models.ForeignKey(ContentType, models.CASCADE)
            object_id = models.PositiveIntegerField()
            about = GenericForeignKey()

            class Meta:
                app_label = "captures"

        class Thing(models.Model):
            comments = GenericRelation(Comment)

            class Meta:
                app_label = "captures"

    tables(Comment, Thing)
    thing = Thing.objects.create()
    thing.comments.create()
    yield
    thing.delete()


@operation
def delete_rolled_back():
    tag = Tag.objects.create(name="hot")
    yield
    with transaction.atomic():
        tag.delete()
        transaction.set_rollback(True)
