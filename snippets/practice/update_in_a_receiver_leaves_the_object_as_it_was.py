"""QuerySet.update() in a receiver changes the row; the object of the caller does not notice."""

from django.db.models.signals import post_save

from orders.models import Customer


# --8<-- [start:receiver]
def rename(instance, **kwargs):
    Customer.objects.filter(pk=instance.pk).update(name="Anna")


# --8<-- [end:receiver]

post_save.connect(rename, sender=Customer)

# --8<-- [start:calls]
ann = Customer.objects.create(name="Ann")
print("object of the caller:", ann.name)
ann.refresh_from_db()
print("after refresh_from_db():", ann.name)
# --8<-- [end:calls]
