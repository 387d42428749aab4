"""An empty receiver of post_delete ends the fast delete, of its own model or of all."""

# --8<-- [start:code]
from django.db import connection
from django.db.models.signals import post_delete, post_save
from django.test.utils import CaptureQueriesContext

from audit.models import AuditEntry
from orders.models import Order


def nothing(**kwargs):
    pass


def delete_two():
    AuditEntry.objects.bulk_create([AuditEntry(), AuditEntry()])
    with CaptureQueriesContext(connection) as queries:
        AuditEntry.objects.all().delete()
    verbs = [query["sql"].split()[0] for query in queries]
    print(*(verb for verb in verbs if verb in ("SELECT", "DELETE")))


post_save.connect(nothing, sender=AuditEntry)
delete_two()
post_delete.connect(nothing, sender=Order)
delete_two()
post_delete.connect(nothing)
delete_two()
# --8<-- [end:code]
