"""Both sides of a relation, with the through model that Django makes and with one of our own."""

from captures.operations import operation
from catalogue.models import Collection, CollectionItem, Product, Tag


@operation
def m2m_add():
    product = Product.objects.create(name="Tea")
    hot, new = Tag.objects.create(name="hot"), Tag.objects.create(name="new")
    yield
    product.tags.add(hot, new)


@operation
def m2m_add_existing():
    product = Product.objects.create(name="Tea")
    hot = product.tags.create(name="hot")
    yield
    product.tags.add(hot)


@operation
def m2m_add_nothing():
    product = Product.objects.create(name="Tea")
    yield
    product.tags.add()


@operation
def m2m_add_by_pk():
    product = Product.objects.create(name="Tea")
    hot = Tag.objects.create(name="hot")
    yield
    product.tags.add(hot.pk)


@operation
def m2m_remove():
    product = Product.objects.create(name="Tea")
    hot = product.tags.create(name="hot")
    yield
    product.tags.remove(hot)


@operation
def m2m_remove_unrelated():
    product = Product.objects.create(name="Tea")
    hot = Tag.objects.create(name="hot")
    yield
    product.tags.remove(hot)


@operation
def m2m_clear():
    product = Product.objects.create(name="Tea")
    product.tags.create(name="hot")
    yield
    product.tags.clear()


@operation
def m2m_clear_empty():
    product = Product.objects.create(name="Tea")
    yield
    product.tags.clear()


@operation
def m2m_set():
    product = Product.objects.create(name="Tea")
    product.tags.create(name="hot")
    new = Tag.objects.create(name="new")
    yield
    product.tags.set([new])


@operation
def m2m_set_same():
    product = Product.objects.create(name="Tea")
    hot = product.tags.create(name="hot")
    yield
    product.tags.set([hot])


@operation
def m2m_set_clear():
    product = Product.objects.create(name="Tea")
    hot = product.tags.create(name="hot")
    yield
    product.tags.set([hot], clear=True)


@operation
def m2m_create():
    product = Product.objects.create(name="Tea")
    yield
    product.tags.create(name="hot")


@operation
def m2m_get_or_create_existing():
    product = Product.objects.create(name="Tea")
    product.tags.create(name="hot")
    yield
    product.tags.get_or_create(name="hot")


@operation
def m2m_reverse_add():
    product = Product.objects.create(name="Tea")
    hot = Tag.objects.create(name="hot")
    yield
    hot.product_set.add(product)


@operation
def m2m_reverse_remove():
    product = Product.objects.create(name="Tea")
    hot = product.tags.create(name="hot")
    yield
    hot.product_set.remove(product)


@operation
def m2m_reverse_clear():
    product = Product.objects.create(name="Tea")
    hot = product.tags.create(name="hot")
    yield
    hot.product_set.clear()


@operation
def m2m_reverse_set():
    product = Product.objects.create(name="Tea")
    hot = Tag.objects.create(name="hot")
    yield
    hot.product_set.set([product])


@operation
def m2m_reverse_create():
    hot = Tag.objects.create(name="hot")
    yield
    hot.product_set.create(name="Tea")


@operation
def m2m_own_through_add():
    collection = Collection.objects.create(name="Breakfast")
    product = Product.objects.create(name="Tea")
    yield
    collection.products.add(product, through_defaults={"position": 1})


@operation
def m2m_own_through_remove():
    collection = Collection.objects.create(name="Breakfast")
    product = collection.products.create(name="Tea")
    yield
    collection.products.remove(product)


@operation
def m2m_own_through_clear():
    collection = Collection.objects.create(name="Breakfast")
    collection.products.create(name="Tea")
    yield
    collection.products.clear()


@operation
def m2m_own_through_set():
    collection = Collection.objects.create(name="Breakfast")
    collection.products.create(name="Tea")
    cake = Product.objects.create(name="Cake")
    yield
    collection.products.set([cake])


@operation
def m2m_own_through_create():
    collection = Collection.objects.create(name="Breakfast")
    yield
    collection.products.create(name="Tea")


@operation
def m2m_own_through_reverse_add():
    collection = Collection.objects.create(name="Breakfast")
    product = Product.objects.create(name="Tea")
    yield
    product.collection_set.add(collection)


@operation
def m2m_symmetrical_add():
    tea, milk = (Product.objects.create(name=name) for name in ("Tea", "Milk"))
    yield
    tea.similar.add(milk)


@operation
def m2m_symmetrical_remove():
    tea, milk = (Product.objects.create(name=name) for name in ("Tea", "Milk"))
    tea.similar.add(milk)
    yield
    tea.similar.remove(milk)


@operation
def m2m_symmetrical_clear():
    tea, milk = (Product.objects.create(name=name) for name in ("Tea", "Milk"))
    tea.similar.add(milk)
    yield
    tea.similar.clear()


@operation
def through_create():
    product = Product.objects.create(name="Tea")
    hot = Tag.objects.create(name="hot")
    yield
    Product.tags.through.objects.create(product=product, tag=hot)


@operation
def through_bulk_create():
    product = Product.objects.create(name="Tea")
    hot = Tag.objects.create(name="hot")
    yield
    through = Product.tags.through
    through.objects.bulk_create([through(product=product, tag=hot)])


@operation
def through_delete():
    product = Product.objects.create(name="Tea")
    product.tags.create(name="hot")
    row = Product.tags.through.objects.get()
    yield
    row.delete()


@operation
def through_queryset_delete():
    product = Product.objects.create(name="Tea")
    product.tags.create(name="hot")
    yield
    Product.tags.through.objects.all().delete()


@operation
def own_through_create():
    collection = Collection.objects.create(name="Breakfast")
    product = Product.objects.create(name="Tea")
    yield
    CollectionItem.objects.create(collection=collection, product=product)


@operation
def own_through_bulk_create():
    collection = Collection.objects.create(name="Breakfast")
    product = Product.objects.create(name="Tea")
    yield
    CollectionItem.objects.bulk_create([CollectionItem(collection=collection, product=product)])


@operation
def own_through_save():
    collection = Collection.objects.create(name="Breakfast")
    collection.products.create(name="Tea")
    item = CollectionItem.objects.get()
    yield
    item.save()


@operation
def own_through_delete():
    collection = Collection.objects.create(name="Breakfast")
    collection.products.create(name="Tea")
    item = CollectionItem.objects.get()
    yield
    item.delete()


@operation
def own_through_queryset_delete():
    collection = Collection.objects.create(name="Breakfast")
    collection.products.create(name="Tea")
    yield
    CollectionItem.objects.all().delete()
