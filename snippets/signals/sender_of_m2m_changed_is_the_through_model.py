"""Only the through model is a sender: neither the model nor the field, and a string may name it."""

from django.contrib.auth.models import Group, User
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import m2m_changed
from django.test.utils import isolate_apps

from catalogue.models import Collection, CollectionItem, Product, Tag
from orders.models import Customer

tea = Product.objects.create(name="Tea")
hot = Tag.objects.create(name="hot")
heard = {}
listeners = []


def connect(title, sender):
    def listen(action, **kwargs):
        if action == "post_add":
            heard[title].append(called)

    listeners.append(listen)
    heard[title] = []
    try:
        m2m_changed.connect(listen, sender=sender)
    except ValueError as error:
        heard[title] = [type(error).__name__]


# --8<-- [start:connect]
connect("Product.tags.through", Product.tags.through)
connect("'catalogue.Product_tags'", "catalogue.Product_tags")
connect("Tag.product_set.through", Tag.product_set.through)
connect("Product", Product)
connect("Tag", Tag)
connect("Product.tags", Product.tags)
connect("'catalogue.Product.tags.through'", "catalogue.Product.tags.through")
connect("no sender", None)
# --8<-- [end:connect]

# --8<-- [start:calls]
called = "tags"
tea.tags.add(hot)
called = "similar"
tea.similar.add(Product.objects.create(name="Mate"))
called = "groups"
User.objects.create(username="ann").groups.add(Group.objects.create(name="staff"))
called = "migration"
Historical = MigrationLoader(connection).project_state().apps.get_model("catalogue", "Product")
Historical.objects.get(name="Mate").tags.add(hot.pk)
# --8<-- [end:calls]
for title, names in heard.items():
    print(f"{title}: {', '.join(names) or 'nothing'}")
print(f"own through is CollectionItem: {Collection.products.through is CollectionItem}")

with isolate_apps("catalogue"):
    # --8<-- [start:classes]
    class Sale(Product):
        class Meta:
            app_label = "catalogue"
            proxy = True

    class Kit(Product):
        class Meta:
            app_label = "catalogue"

    class Tagged(models.Model):
        tags = models.ManyToManyField(Tag, related_name="+")

        class Meta:
            abstract = True
            app_label = "catalogue"

    class Book(Tagged):
        pass

    class Film(Tagged):
        pass

    # --8<-- [end:classes]
    print(f"a proxy shares it: {Sale.tags.through is Product.tags.through}")
    print(f"a child model shares it: {Kit.tags.through is Product.tags.through}")
    print(f"children of an abstract base share it: {Book.tags.through is Film.tags.through}")

    # --8<-- [start:early]
    class Visit(models.Model):
        guests = models.ManyToManyField(Customer, through="Guest")

        class Meta:
            app_label = "catalogue"

    try:
        m2m_changed.connect(listeners[0], sender=Visit.guests.through)
    except ValueError as error:
        print(f"through={Visit.guests.through!r}: {type(error).__name__}")
    # --8<-- [end:early]
