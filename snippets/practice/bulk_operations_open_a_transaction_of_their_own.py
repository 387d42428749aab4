"""The SQL of operations without signals: some open a transaction, none is half done."""

from django.db import connection
from django.db.models.signals import post_save, pre_save
from django.test.utils import CaptureQueriesContext

from catalogue.models import Tag

sent = []


def listen(**kwargs):
    sent.append("signal")


pre_save.connect(listen)
post_save.connect(listen)


def show(title, call):
    sent.clear()
    with CaptureQueriesContext(connection) as queries:
        call()
    words = " ".join(query["sql"].split()[0] for query in queries)
    print(f"{title}: {words}, signals {len(sent)}")


def tags(*names, **pks):
    return [Tag(name=name) for name in names] + [Tag(name=n, pk=pk) for n, pk in pks.items()]


# --8<-- [start:cases]
show("bulk_create(), one statement", lambda: Tag.objects.bulk_create(tags("a", "b")))
show("bulk_create(), batches", lambda: Tag.objects.bulk_create(tags("c", "d"), batch_size=1))
show("bulk_create(), with and without pk", lambda: Tag.objects.bulk_create(tags("e", f=90)))
show("bulk_update()", lambda: Tag.objects.bulk_update(Tag.objects.all(), ["name"]))
show("update()", lambda: Tag.objects.filter(pk=90).update(name="g"))
# --8<-- [end:cases]
