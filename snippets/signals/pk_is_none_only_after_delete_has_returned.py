"""The key is there in both signals; delete() sets it to None at its very end."""

from django.db import connection, models, transaction
from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver
from django.test.utils import isolate_apps

from orders.models import Customer, GiftOrder, Order


# --8<-- [start:receiver]
@receiver([pre_delete, post_delete], sender=Customer)
def look(signal, instance, **kwargs):
    name = "pre_delete" if signal is pre_delete else "post_delete"
    print(f"{title}: {name} pk={instance.pk}")
    if signal is post_delete:
        transaction.on_commit(lambda: print(f"{title}: on_commit pk={instance.pk}"))


# --8<-- [end:receiver]

# --8<-- [start:cases]
title = "autocommit"
ann = Customer.objects.create(name="Ann")
ann.delete()
print(f"{title}: returned pk={ann.pk} name={ann.name}")

title = "atomic"
with transaction.atomic():
    bob = Customer.objects.create(name="Bob")
    bob.delete()
# --8<-- [end:cases]

post_delete.disconnect(look, sender=Customer)
pre_delete.disconnect(look, sender=Customer)

cid = Customer.objects.create(name="Cid")
with transaction.atomic():
    cid.delete()
    transaction.set_rollback(True)
print(f"rolled back: pk={cid.pk} rows={Customer.objects.count()}")
cid.save()
print(f"saved after the rollback: rows={Customer.objects.count()}")
Customer.objects.exclude(pk=cid.pk).delete()

order = Order.objects.create(number="A-1", customer=cid)
key = cid.pk
Customer.objects.all().delete()
print(f"QuerySet.delete(): pk unchanged={cid.pk == key} rows={Customer.objects.count()}")
print(f"cascade: pk of the order in hand is None={order.pk is None} rows={Order.objects.count()}")

dan = Customer.objects.create(name="Dan")
gift = GiftOrder.objects.create(number="G-1", customer=dan)
gift.delete()
print(f"child model: pk={gift.pk} order_ptr_id={gift.order_ptr_id} id kept={gift.id is not None}")

with isolate_apps("catalogue"):
    # --8<-- [start:composite]
    class Place(models.Model):
        pk = models.CompositePrimaryKey("row", "seat")
        row = models.IntegerField()
        seat = models.IntegerField()

        class Meta:
            app_label = "catalogue"

    # --8<-- [end:composite]

with connection.schema_editor() as editor:
    editor.create_model(Place)
place = Place.objects.create(row=1, seat=2)
place.delete()
print(f"composite key: pk={place.pk} row={place.row} seat={place.seat}")
with connection.schema_editor() as editor:
    editor.delete_model(Place)
