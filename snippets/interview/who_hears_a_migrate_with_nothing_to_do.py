"""Only the AppConfig instance is the sender of post_migrate; flush sends no plan."""

# --8<-- [start:code]
from django.apps import apps
from django.core.management import call_command
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from orders.apps import OrdersConfig


@receiver(post_migrate, sender="orders")
def by_label(**kwargs):
    print("label", kwargs.get("plan"))


@receiver(post_migrate, sender=OrdersConfig)
def by_class(**kwargs):
    print("class", kwargs.get("plan"))


@receiver(post_migrate, sender=apps.get_app_config("orders"))
def by_instance(**kwargs):
    print("instance", kwargs.get("plan"))


call_command("migrate", "catalogue", verbosity=0)
call_command("flush", interactive=False, verbosity=0)
# --8<-- [end:code]
