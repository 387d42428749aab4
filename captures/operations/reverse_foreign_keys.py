"""The many side of a foreign key: category.product_set, order.lines."""

from captures.operations import operation
from catalogue.models import Category, Product


def shelf(*names: str) -> tuple[Category, list[Product]]:
    """A category with products on it, and one product that is not."""
    category = Category.objects.create(name="Drinks")
    for name in names:
        Product.objects.create(name=name, category=category)
    return category, Product.objects.create(name="Cake")


@operation
def reverse_fk_add():
    category, cake = shelf()
    yield
    category.product_set.add(cake)


@operation
def reverse_fk_add_bulk_false():
    category, cake = shelf()
    yield
    category.product_set.add(cake, bulk=False)


@operation
def reverse_fk_remove():
    category, _ = shelf("Tea")
    tea = category.product_set.get()
    yield
    category.product_set.remove(tea)


@operation
def reverse_fk_remove_bulk_false():
    category, _ = shelf("Tea")
    tea = category.product_set.get()
    yield
    category.product_set.remove(tea, bulk=False)


@operation
def reverse_fk_clear():
    category, _ = shelf("Tea", "Milk")
    yield
    category.product_set.clear()


@operation
def reverse_fk_clear_bulk_false():
    category, _ = shelf("Tea", "Milk")
    yield
    category.product_set.clear(bulk=False)


@operation
def reverse_fk_set():
    category, cake = shelf("Tea")
    yield
    category.product_set.set([cake])


@operation
def reverse_fk_set_bulk_false():
    category, cake = shelf("Tea")
    yield
    category.product_set.set([cake], bulk=False)


@operation
def reverse_fk_set_clear():
    category, cake = shelf("Tea")
    yield
    category.product_set.set([cake], clear=True)


@operation
def reverse_fk_create():
    category, _ = shelf()
    yield
    category.product_set.create(name="Tea")


@operation
def reverse_fk_get_or_create_existing():
    category, _ = shelf("Tea")
    yield
    category.product_set.get_or_create(name="Tea")


@operation
def reverse_fk_update():
    category, _ = shelf("Tea")
    yield
    category.product_set.update(stock=1)


@operation
def foreign_key_assign_and_save():
    category, cake = shelf()
    yield
    cake.category = category
    cake.save()
