"""An overridden delete() is called for an object and not for a query set; the signal hears both."""

from django.test.utils import isolate_apps

isolated = isolate_apps("orders")
isolated.enable()

# --8<-- [start:code]
from django.db.models.signals import post_delete
from django.dispatch import receiver

from orders.models import Customer


class Guest(Customer):
    class Meta:
        proxy = True
        app_label = "orders"

    def delete(self, *args, **kwargs):
        print("method", self.name)
        return super().delete(*args, **kwargs)


@receiver(post_delete, sender=Guest)
def deleted(instance, **kwargs):
    print("signal", instance.name)


for name in ("Ann", "Bob", "Cid"):
    Guest.objects.create(name=name)
Guest.objects.get(name="Ann").delete()
Guest.objects.filter(name="Bob").delete()
Customer.objects.get(name="Cid").delete()
# --8<-- [end:code]

isolated.disable()
