"""Without a listener add() inserts blindly; with one it must first ask which ids are new."""

from django.db import connection
from django.db.models.signals import m2m_changed
from django.test.utils import CaptureQueriesContext

from catalogue.models import Collection, Product, Tag

tea = Product.objects.create(name="Tea")
hot = Tag.objects.create(name="hot")
gifts = Collection.objects.create(name="Gifts")


def show(title, call):
    with CaptureQueriesContext(connection) as queries:
        call()
    verbs = [query["sql"].split(" INTO")[0].split(" FROM")[0] for query in queries]
    sql = [verb.split(" ")[0] if verb.startswith("SELECT") else verb for verb in verbs]
    print(f"{title}: {', '.join(v for v in sql if v not in ('BEGIN', 'COMMIT'))}")


def listen(**kwargs):
    pass


def all_of_them(title):
    tea.tags.clear()
    gifts.products.clear()
    show(f"{title}, add()", lambda: tea.tags.add(hot))
    show(f"{title}, add() again", lambda: tea.tags.add(hot))
    show(f"{title}, remove()", lambda: tea.tags.remove(hot))
    show(f"{title}, own through, add()", lambda: gifts.products.add(tea))


# --8<-- [start:cases]
all_of_them("nobody")

m2m_changed.connect(listen, sender=Collection.products.through)
show("listener of another field, add()", lambda: tea.tags.add(hot))

m2m_changed.connect(listen, sender=Product.tags.through)
all_of_them("listener")

m2m_changed.disconnect(listen, sender=Product.tags.through)
m2m_changed.connect(listen)
show("listener without sender, add()", lambda: tea.tags.add(hot))
# --8<-- [end:cases]
