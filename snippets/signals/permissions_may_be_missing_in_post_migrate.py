"""Permissions of an app appear while post_migrate is sent for that app, not before.

Wrong: on purpose
"""

from django.apps import apps
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db.models.signals import post_migrate

catalogue = apps.get_app_config("catalogue")
orders = apps.get_app_config("orders")
auth = apps.get_app_config("auth")


# --8<-- [start:receivers]
def permissions_of(label):
    return Permission.objects.filter(content_type__app_label=label).exists()


def listed_before_auth(sender, **kwargs):
    print("app before auth: own permissions", permissions_of("catalogue"))


def listed_after_auth(sender, **kwargs):
    print("app after auth: own permissions", permissions_of("catalogue"))
    print("app after auth: permissions of a later app", permissions_of("orders"))


def in_the_last_app(sender, **kwargs):
    print("last app: permissions of an earlier app", permissions_of("catalogue"))


# --8<-- [end:receivers]

# --8<-- [start:order]
uid = "django.contrib.auth.management.create_permissions"
post_migrate.disconnect(dispatch_uid=uid)
post_migrate.connect(listed_before_auth, sender=catalogue)
auth.ready()  # (1)!
post_migrate.connect(listed_after_auth, sender=catalogue)
post_migrate.connect(in_the_last_app, sender=orders)

Permission.objects.all().delete()  # (2)!
call_command("migrate", verbosity=0)
# --8<-- [end:order]
print("after migrate:", permissions_of("catalogue"), permissions_of("orders"))
