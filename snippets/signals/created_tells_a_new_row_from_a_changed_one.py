"""A receiver of post_save tells an insert from an update by `created`."""

# --8<-- [start:receiver]
from django.conf import settings
from django.db.models.signals import post_save
from django.dispatch import receiver


@receiver(post_save, sender=settings.AUTH_USER_MODEL)  # (1)!
def user_saved(sender, instance, created, raw, update_fields, **kwargs):  # (2)!
    if raw:  # (3)!
        return
    if created:
        print(f"created {instance.get_username()}")
    else:
        print(f"changed {instance.get_username()}, {update_fields}")


# --8<-- [end:receiver]

from django.contrib.auth import get_user_model
from django.test import Client

user = get_user_model().objects.create_user("ann")
user.first_name = "Ann"
user.save()
user.save(update_fields=["first_name"])
Client().force_login(user)
