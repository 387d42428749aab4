"""How many pre_init and post_init one operation sends: one pair for each object built."""

import copy
import pickle
from collections import Counter

from django.core import serializers
from django.db.models import Max
from django.db.models.signals import post_init, pre_init
from django.forms import modelform_factory

from catalogue.models import Category, Product, Tag
from orders.models import Customer, GiftOrder, Order

sent = Counter()


# --8<-- [start:receivers]
def before(sender, **kwargs):
    sent["pre"] += 1


def after(sender, **kwargs):
    sent["post"] += 1


# --8<-- [end:receivers]


def show(title, call):
    sent.clear()
    call()
    print(f"{title}: pre_init {sent['pre']}, post_init {sent['post']}")


tags = Tag.objects
tags.bulk_create([Tag(name="hot"), Tag(name="cold")])
drinks = Category.objects.create(name="Drinks")
tea = Product.objects.create(name="Tea", category=drinks)
tea.tags.set(tags.all())
ann = Customer.objects.create(name="Ann")
Order.objects.create(number="A-1", customer=ann)
bob = Customer.objects.create(name="Bob")
GiftOrder.objects.create(number="B-1", customer=bob, message="For you")
hot = tags.get(name="hot")
fresh_tea = Product.objects.get()
lazy = Product.objects.defer("name").get()
fixture = serializers.serialize("json", [hot])
pickled = pickle.dumps(hot)
TagForm = modelform_factory(Tag, fields=["name"])

pre_init.connect(before)
post_init.connect(after)

# --8<-- [start:built]
show("Tag()", lambda: Tag(name="new"))
show("create()", lambda: tags.create(name="new"))
show("get()", lambda: tags.get(name="hot"))
show("get_or_create(), found", lambda: tags.get_or_create(name="hot"))
show("list of 3 rows", lambda: list(tags.all()))
show("iterator() of 3 rows", lambda: list(tags.iterator()))
show("raw() of 3 rows", lambda: list(tags.raw("SELECT * FROM catalogue_tag")))
show("select_related()", lambda: Product.objects.select_related("category").get())
show("prefetch_related() of 2 tags", lambda: list(Product.objects.prefetch_related("tags")))
show("foreign key, first access", lambda: fresh_tea.category)
show("foreign key, second access", lambda: fresh_tea.category)
show("refresh_from_db()", hot.refresh_from_db)
show("deferred field, first access", lambda: lazy.name)
show("child model with a parent", lambda: GiftOrder.objects.get())
show("ModelForm() without an instance", TagForm)
show("fixture with 1 object", lambda: list(serializers.deserialize("json", fixture)))
# --8<-- [end:built]

# --8<-- [start:silent]
show("values()", lambda: list(tags.values()))
show("values_list()", lambda: list(tags.values_list("name", flat=True)))
show("count()", tags.count)
show("exists()", tags.exists)
show("aggregate()", lambda: tags.aggregate(Max("pk")))
show("update()", lambda: tags.filter(name="cold").update(name="iced"))
show("save()", hot.save)
show("copy.copy()", lambda: copy.copy(hot))
show("copy.deepcopy()", lambda: copy.deepcopy(hot))
show("pickle.loads()", lambda: pickle.loads(pickled))
# --8<-- [end:silent]

# --8<-- [start:delete]
show("delete() of a customer with 1 order", ann.delete)
show("delete() of rows that nothing points to", tea.tags.through.objects.all().delete)
# --8<-- [end:delete]
