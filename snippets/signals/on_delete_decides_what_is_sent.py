"""What becomes of the rows that point to a deleted one, and which signals they send."""

from django.db import DatabaseError, connection, models
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.test.utils import isolate_apps

NAMES = {pre_delete: "pre", post_delete: "post", pre_save: "pre_save", post_save: "post_save"}
heard = []


def listen(signal, sender, **kwargs):
    heard.append(f"{NAMES[signal]} {sender.__name__}")


def show(title, on_delete, **options):
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
    Shelf.objects.create()
    shelf = Shelf.objects.create()
    Thing.objects.create(shelf=shelf)

    heard.clear()
    for signal in NAMES:
        signal.connect(listen)
    try:
        shelf.delete()
    except DatabaseError as error:
        heard.append(type(error).__name__)
    for signal in NAMES:
        signal.disconnect(listen)
    print(f"{title}: {', '.join(heard)}")
    print(f"{title}: Thing.shelf={list(Thing.objects.values_list('shelf_id', flat=True))}")

    Thing.objects.all().delete()
    with connection.schema_editor() as editor:
        editor.delete_model(Thing)
        editor.delete_model(Shelf)


# --8<-- [start:cases]
show("CASCADE", models.CASCADE)
show("SET_NULL", models.SET_NULL, null=True)
show("SET_DEFAULT", models.SET_DEFAULT, default=1)
show("SET(1)", models.SET(1))
show("PROTECT", models.PROTECT)
show("RESTRICT", models.RESTRICT)
show("DO_NOTHING", models.DO_NOTHING)
show("DO_NOTHING, no constraint", models.DO_NOTHING, db_constraint=False)
# --8<-- [end:cases]
