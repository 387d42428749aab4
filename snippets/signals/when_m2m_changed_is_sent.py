"""Around the SQL of the relation, inside a transaction that the method opens."""

from django.db import connection, transaction
from django.db.models.signals import m2m_changed
from django.dispatch import receiver
from django.test.utils import CaptureQueriesContext

from catalogue.models import Product, Tag


def log(step):
    connection.queries_log.append({"sql": step, "time": "0"})


# --8<-- [start:receiver]
@receiver(m2m_changed, sender=Product.tags.through)
def look(action, **kwargs):
    log(action)
    if action == "post_add":
        transaction.on_commit(lambda: log("hook"))


# --8<-- [end:receiver]


def show(title, call):
    with CaptureQueriesContext(connection) as queries:
        call()
    steps = " ".join(query["sql"].split()[0] for query in queries)
    for part in steps.replace("post_remove SELECT", "post_remove\nSELECT").splitlines():
        print(f"{title}: {part}")


def in_atomic():
    with transaction.atomic():
        log("add(")
        tea.tags.add(hot)
        log(")")


tea = Product.objects.create(name="Tea")
hot, new, red = (Tag.objects.create(name=name) for name in ("hot", "new", "red"))

# --8<-- [start:cases]
show("add()", lambda: tea.tags.add(hot))
show("add() of nothing new", lambda: tea.tags.add(hot))
show("remove()", lambda: tea.tags.remove(hot))
show("clear()", tea.tags.clear)
show("add() in atomic", in_atomic)
show("set()", lambda: tea.tags.set([new, red]))
# --8<-- [end:cases]
