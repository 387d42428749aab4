"""What a receiver does inside a transaction it does while holding that transaction's locks."""

from django.db import OperationalError, connections, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Tag

shop = connections["default"]
on_sqlite = shop.vendor == "sqlite"
if on_sqlite:  # a database in memory serves one connection; a server needs none of this
    connections["default"] = shop.copy()
    connections["default"].settings_dict["NAME"] = "file:locks?mode=memory&cache=shared"
    with connections["default"].schema_editor() as editor:
        editor.create_model(Tag)
other = connections["default"].copy()


# --8<-- [start:receiver]
def write_from_elsewhere(title):
    try:
        with other.cursor() as cursor:  # (1)!
            cursor.execute("INSERT INTO catalogue_tag (name) VALUES (%s)", [title])
        print(f"{title}: others can write")
    except OperationalError as error:
        print(f"{title}: {type(error).__name__}")


@receiver(post_save, sender=Tag)
def call_the_mail_server(instance, using, **kwargs):
    write_from_elsewhere(f"{instance.name}, post_save")
    callback = f"{instance.name}, on_commit"
    transaction.on_commit(lambda: write_from_elsewhere(callback), using=using)


# --8<-- [end:receiver]

# --8<-- [start:cases]
Tag.objects.create(name="autocommit")
with transaction.atomic():
    Tag.objects.create(name="atomic")
# --8<-- [end:cases]

other.close()
if on_sqlite:
    connections["default"].close()
    connections["default"] = shop
