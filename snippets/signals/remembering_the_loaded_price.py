"""What the price was when the object was loaded, with post_init and with from_db()."""

from decimal import Decimal

from django.db import connection
from django.db.models.signals import post_init, pre_save
from django.dispatch import receiver
from django.test.utils import CaptureQueriesContext, isolate_apps

from catalogue.models import Product

Product.objects.create(name="Tea", price=2)


# --8<-- [start:receivers]
@receiver(post_init, sender=Product)
def remember_price(sender, instance, **kwargs):
    instance.loaded_price = instance.__dict__.get("price")  # (1)!


@receiver(pre_save, sender=Product)
def compare_price(sender, instance, raw, **kwargs):
    before, now = instance.loaded_price, instance.__dict__.get("price")
    if not raw and not instance._state.adding and before != now:
        print(f"{instance.name}: {before} -> {now}")
    instance.loaded_price = now  # (2)!


# --8<-- [end:receivers]

with isolate_apps():
    # --8<-- [start:from_db]
    class Watched(Product):
        class Meta:
            proxy = True
            app_label = "demo"

        @classmethod
        def from_db(cls, db, field_names, values, **kwargs):  # (1)!
            new = super().from_db(db, field_names, values, **kwargs)
            new.loaded_price = new.__dict__.get("price")
            return new

    # --8<-- [end:from_db]


# --8<-- [start:calls]
with CaptureQueriesContext(connection) as queries:
    tea = Product.objects.get()
print("queries of get():", len(queries))
tea.price = Decimal("3.00")
tea.save()
tea.save()
with CaptureQueriesContext(connection) as queries:
    Product.objects.defer("price").get()
print("queries of defer('price').get():", len(queries))

watched = Watched.objects.get()
print("from_db():", watched.loaded_price, "db:", watched._state.db)
print("new object, from_db() not called:", hasattr(Watched(), "loaded_price"))
# --8<-- [end:calls]
