"""Rows deleted by the database through DB_CASCADE send nothing and are not counted.

Django: 6.1+
"""

from django.db import connection, models
from django.db.models.signals import post_delete, pre_delete
from django.test.utils import CaptureQueriesContext, isolate_apps

heard = []


def listen(signal, sender, **kwargs):
    heard.append(f"{'pre' if signal is pre_delete else 'post'} {sender.__name__}")


def show(on_delete, **options):
    with isolate_apps("catalogue"):
        # --8<-- [start:models]
        class Shelf(models.Model):
            class Meta:
                app_label = "catalogue"

        class Thing(models.Model):
            shelf = models.ForeignKey(Shelf, on_delete, **options)

            class Meta:
                app_label = "catalogue"

        # --8<-- [end:models]

    with connection.schema_editor() as editor:
        editor.create_model(Shelf)
        editor.create_model(Thing)
    Thing.objects.create(shelf=Shelf.objects.create())
    heard.clear()
    pre_delete.connect(listen)
    post_delete.connect(listen)
    with CaptureQueriesContext(connection) as queries:
        _, counts = Shelf.objects.get().delete()
    pre_delete.disconnect(listen)
    post_delete.disconnect(listen)
    deletes = sum(query["sql"].startswith("DELETE") for query in queries)
    print(f"{on_delete}: {', '.join(heard)}")
    print(f"{on_delete}: returned {counts}, DELETE statements {deletes}")
    print(f"{on_delete}: things left {list(Thing.objects.values_list('shelf_id', flat=True))}")
    Thing.objects.all().delete()
    with connection.schema_editor() as editor:
        editor.delete_model(Thing)
        editor.delete_model(Shelf)


show(models.DB_CASCADE)
show(models.DB_SET_NULL, null=True)
