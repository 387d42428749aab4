"""The twins whose names begin with `a`."""

from captures.operations import operation
from catalogue.models import Category, Product, Tag


@operation
async def asave_new():
    tag = Tag(name="hot")
    yield
    await tag.asave()


@operation
async def asave_existing():
    tag = await Tag.objects.acreate(name="hot")
    yield
    await tag.asave()


@operation
async def asave_update_fields():
    product = await Product.objects.acreate(name="Tea")
    yield
    await product.asave(update_fields=["price"])


@operation
async def acreate():
    yield
    await Tag.objects.acreate(name="hot")


@operation
async def aget_or_create_new():
    yield
    await Tag.objects.aget_or_create(name="hot")


@operation
async def aget_or_create_existing():
    await Tag.objects.acreate(name="hot")
    yield
    await Tag.objects.aget_or_create(name="hot")


@operation
async def aupdate_or_create_new():
    yield
    await Product.objects.aupdate_or_create(name="Tea", defaults={"stock": 5})


@operation
async def aupdate_or_create_existing():
    await Product.objects.acreate(name="Tea")
    yield
    await Product.objects.aupdate_or_create(name="Tea", defaults={"stock": 5})


@operation
async def abulk_create():
    tags = [Tag(name="hot"), Tag(name="new")]
    yield
    await Tag.objects.abulk_create(tags)


@operation
async def abulk_update():
    products = [await Product.objects.acreate(name=name) for name in ("Tea", "Cake")]
    yield
    await Product.objects.abulk_update(products, ["price"])


@operation
async def aupdate():
    await Product.objects.acreate(name="Tea")
    yield
    await Product.objects.aupdate(stock=5)


@operation
async def adelete():
    tag = await Tag.objects.acreate(name="hot")
    yield
    await tag.adelete()


@operation
async def queryset_adelete():
    await Tag.objects.abulk_create([Tag(name="hot"), Tag(name="new")])
    yield
    await Tag.objects.all().adelete()


@operation
async def aget():
    await Tag.objects.acreate(name="hot")
    yield
    await Tag.objects.aget(name="hot")


@operation
async def async_for():
    await Tag.objects.abulk_create([Tag(name="hot"), Tag(name="new")])
    yield
    [tag async for tag in Tag.objects.all()]


@operation
async def acount():
    await Tag.objects.acreate(name="hot")
    yield
    await Tag.objects.acount()


@operation
async def arefresh_from_db():
    tag = await Tag.objects.acreate(name="hot")
    yield
    await tag.arefresh_from_db()


@operation
async def m2m_aadd():
    product = await Product.objects.acreate(name="Tea")
    hot = await Tag.objects.acreate(name="hot")
    yield
    await product.tags.aadd(hot)


@operation
async def m2m_aremove():
    product = await Product.objects.acreate(name="Tea")
    hot = await product.tags.acreate(name="hot")
    yield
    await product.tags.aremove(hot)


@operation
async def m2m_aclear():
    product = await Product.objects.acreate(name="Tea")
    await product.tags.acreate(name="hot")
    yield
    await product.tags.aclear()


@operation
async def m2m_aset():
    product = await Product.objects.acreate(name="Tea")
    await product.tags.acreate(name="hot")
    new = await Tag.objects.acreate(name="new")
    yield
    await product.tags.aset([new])


@operation
async def reverse_fk_aadd():
    category = await Category.objects.acreate(name="Drinks")
    product = await Product.objects.acreate(name="Tea")
    yield
    await category.product_set.aadd(product)


@operation
async def reverse_fk_acreate():
    category = await Category.objects.acreate(name="Drinks")
    yield
    await category.product_set.acreate(name="Tea")
