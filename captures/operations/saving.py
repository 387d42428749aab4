"""One object at a time."""

from contextlib import suppress
from decimal import Decimal

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError
from django.db.models import F

from captures.operations import operation
from catalogue.models import Product, Tag
from orders.models import Coupon, Customer


@operation
def construct():
    yield
    Tag(name="hot")


@operation
def save_new():
    tag = Tag(name="hot")
    yield
    tag.save()


@operation
def save_existing():
    tag = Tag.objects.create(name="hot")
    yield
    tag.save()


@operation
def save_unchanged_twice():
    tag = Tag.objects.create(name="hot")
    yield
    tag.save()
    tag.save()


@operation
def save_new_with_pk():
    tag = Tag(pk=7, name="hot")
    yield
    tag.save()


@operation
def save_new_with_uuid():
    coupon = Coupon(code="TEA")
    yield
    coupon.save()


@operation
def save_update_fields():
    product = Product.objects.create(name="Tea")
    yield
    product.save(update_fields=["price"])


@operation
def save_update_fields_empty():
    product = Product.objects.create(name="Tea")
    yield
    product.save(update_fields=[])


@operation
def save_update_fields_wrong():
    product = Product.objects.create(name="Tea")
    yield
    with suppress(ValueError):
        product.save(update_fields=["prize"])


@operation
def save_deferred():
    Customer.objects.create(name="Ann")
    customer = Customer.objects.defer("email").get()
    yield
    customer.save()


@operation
def save_force_insert():
    tag = Tag(pk=7, name="hot")
    yield
    tag.save(force_insert=True)


@operation
def save_force_update():
    tag = Tag.objects.create(name="hot")
    yield
    tag.save(force_update=True)


@operation
def save_force_update_of_missing_row():
    tag = Tag(pk=404, name="hot")
    yield
    with suppress(DatabaseError):
        tag.save(force_update=True)


@operation
def save_refused_by_database():
    Tag.objects.create(name="hot")
    tag = Tag(name="hot")
    yield
    with suppress(IntegrityError):
        tag.save()


@operation
def save_expression():
    product = Product.objects.create(name="Tea")
    yield
    product.stock = F("stock") + 1
    product.save()


@operation
def save_copy():
    product = Product.objects.create(name="Tea")
    yield
    product.pk = None
    product.save()


@operation
def save_copy_as_new():
    product = Product.objects.create(name="Tea")
    yield
    product.pk = None
    product._state.adding = True
    product.save()


@operation
def save_in_other_database():
    tag = Tag(name="hot")
    yield
    tag.save(using="archive")


@operation
def save_base_raw():
    tag = Tag(name="hot")
    yield
    tag.save_base(raw=True)


@operation
def full_clean():
    tag = Tag(name="")
    yield
    with suppress(ValidationError):
        tag.full_clean()


@operation
def create():
    yield
    Tag.objects.create(name="hot")


@operation
def get_or_create_new():
    yield
    Tag.objects.get_or_create(name="hot")


@operation
def get_or_create_existing():
    Tag.objects.create(name="hot")
    yield
    Tag.objects.get_or_create(name="hot")


@operation
def update_or_create_new():
    yield
    Product.objects.update_or_create(name="Tea", defaults={"price": Decimal(5)})


@operation
def update_or_create_existing():
    Product.objects.create(name="Tea")
    yield
    Product.objects.update_or_create(name="Tea", defaults={"price": Decimal(5)})


@operation
def update_or_create_existing_without_defaults():
    Tag.objects.create(name="hot")
    yield
    Tag.objects.update_or_create(name="hot")


@operation
def update_or_create_existing_without_defaults_auto_now():
    """Product has a field with auto_now, Tag has none."""
    Product.objects.create(name="Tea")
    yield
    Product.objects.update_or_create(name="Tea")


@operation
def create_user():
    yield
    User.objects.create_user("ann", password="secret")


@operation
def createsuperuser():
    yield
    call_command(
        "createsuperuser", username="ann", email="ann@example.com", interactive=False, verbosity=0
    )
