"""A copy made by pk = None of an instance with deferred fields, on each release."""

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from orders.models import Customer

Customer.objects.create(name="Ann", email="ann@example.com")


@receiver([pre_save, post_save], sender=Customer)
def look(signal, update_fields, **kwargs):
    name = "pre_save" if signal is pre_save else "post_save"
    print(f"{name}: update_fields {sorted(update_fields) if update_fields else update_fields}")


# --8<-- [start:copy]
copy = Customer.objects.only("name").get()
copy.pk = None
copy._state.adding = True
try:
    copy.save()
except Exception as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:copy]
print("rows:", list(Customer.objects.values_list("name", "email")))
