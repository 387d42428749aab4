"""Two receivers of one name in a module: only the second is left.

Wrong: on purpose
"""
# ruff: noqa: F811

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.test import override_settings

from orders.models import Customer

with override_settings(DEBUG=False):
    # --8<-- [start:receivers]
    @receiver(post_save, sender=Customer)
    def customer_changed(**kwargs):
        print("post_save")

    @receiver(post_delete, sender=Customer)
    def customer_changed(**kwargs):
        print("post_delete")

    # --8<-- [end:receivers]

print("post_save has a receiver:", post_save.has_listeners(Customer))
print("post_delete has a receiver:", post_delete.has_listeners(Customer))
Customer.objects.create(name="Ann").delete()
