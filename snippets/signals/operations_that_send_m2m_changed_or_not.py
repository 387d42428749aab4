"""Whatever writes or deletes rows beside the methods of the relation sends no m2m_changed."""

from django.db import connection
from django.db.models.signals import m2m_changed
from django.dispatch import receiver
from django.forms import inlineformset_factory

from catalogue.models import Collection, CollectionItem, Product, Tag

heard = []


@receiver(m2m_changed)
def listen(action, **kwargs):
    heard.append(action)


def show(title, call):
    heard.clear()
    call()
    print(f"{title}: {', '.join(heard) or 'nothing'}")


Through = Product.tags.through
tea, mate = (Product.objects.create(name=name) for name in ("Tea", "Mate"))
gifts = Collection.objects.create(name="Gifts")
hot, new = (Tag.objects.create(name=name) for name in ("hot", "new"))
row = {"product": tea, "tag": hot}


def raw_sql():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM catalogue_product_tags")


def inline():
    Items = inlineformset_factory(Collection, CollectionItem, fields=["product"])
    data = {"items-TOTAL_FORMS": 1, "items-INITIAL_FORMS": 0, "items-0-product": tea.pk}
    formset = Items(data, instance=gifts, prefix="items")
    formset.is_valid()
    formset.save()


def inline_of_tags():
    Tags = inlineformset_factory(Product, Through, fields=["tag"])
    data = {"tags-TOTAL_FORMS": 1, "tags-INITIAL_FORMS": 0, "tags-0-tag": new.pk}
    formset = Tags(data, instance=tea, prefix="tags")
    formset.is_valid()
    formset.save()


# --8<-- [start:cases]
show("through.objects.create()", lambda: Through.objects.create(**row))
show("through row.delete()", lambda: Through.objects.get().delete())
show("through bulk_create()", lambda: Through.objects.bulk_create([Through(**row)]))
show("through update()", lambda: Through.objects.update(tag=new))
show("through QuerySet.delete()", Through.objects.all().delete)
tea.tags.add(hot)
show("raw SQL", raw_sql)
tea.tags.add(hot)
show("deleting the product", tea.delete)
mate.tags.add(hot)
show("deleting the tag", hot.delete)
mate.tags.create(name="red")
show("tags.all().delete()", mate.tags.all().delete)
tea.save()
show("inline formset, own through", inline)
show("inline formset, automatic through", inline_of_tags)
show("save() of the product", tea.save)
# --8<-- [end:cases]
print(f"rows made by the formsets: {CollectionItem.objects.count()}, {Through.objects.count()}")
