"""Both signals are sent inside save(), around its SQL, before the transaction around it ends."""

from django.db import connection, transaction
from django.db.models.signals import post_save, pre_save
from django.test.utils import CaptureQueriesContext, isolate_apps

from orders.models import Coupon, Customer


def log(step):
    connection.queries_log.append({"sql": step, "time": "0"})


with isolate_apps("orders"):

    class Visitor(Customer):
        class Meta:
            app_label = "demo"
            proxy = True

        # --8<-- [start:save]
        def save(self, **kwargs):
            log("save(")
            super().save(**kwargs)
            log(")")

        # --8<-- [end:save]


# --8<-- [start:receivers]
def before(sender, **kwargs):
    log("pre_save")
    transaction.on_commit(lambda: log("hook1"))  # (1)!


def after(sender, **kwargs):
    log("post_save")
    transaction.on_commit(lambda: log("hook2"))


for model in (Visitor, Coupon):
    pre_save.connect(before, sender=model)
    post_save.connect(after, sender=model)
# --8<-- [end:receivers]


def show(title, captured):
    print(f"{title}: {' '.join(query['sql'].split()[0] for query in captured)}")


# --8<-- [start:cases]
ann, bob = Visitor(name="Ann"), Visitor(name="Bob")

with CaptureQueriesContext(connection) as queries:
    ann.save()
show("new, autocommit", queries)

with CaptureQueriesContext(connection) as queries:
    ann.save()
show("existing, autocommit", queries)

with CaptureQueriesContext(connection) as queries:
    Visitor(pk=70, name="Cid").save()
show("new with a pk, autocommit", queries)

with CaptureQueriesContext(connection) as queries:
    Coupon(code="TEN").save()
show("new with a default pk, autocommit", queries)

with CaptureQueriesContext(connection) as queries, transaction.atomic():
    bob.save()
show("new, atomic", queries)

with CaptureQueriesContext(connection) as queries, transaction.atomic():
    bob.save()
show("existing, atomic", queries)
# --8<-- [end:cases]
