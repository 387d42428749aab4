"""createsuperuser and changepassword save a user, and with it send the save signals."""

import io
import os
from unittest import mock

from django.contrib.auth.management.commands import changepassword
from django.core.management import call_command
from django.db.models.signals import post_save
from django.dispatch import receiver


@receiver(post_save, sender="auth.User")
def note(instance, created, update_fields, **kwargs):
    print(f"  {instance.username}: created={created} update_fields={update_fields}")


os.environ["DJANGO_SUPERUSER_PASSWORD"] = "green tea leaves"
options = {"interactive": False, "verbosity": 0}
print("createsuperuser")
call_command("createsuperuser", username="root", email="root@example.com", **options)
del os.environ["DJANGO_SUPERUSER_PASSWORD"]

print("changepassword")
with mock.patch.object(changepassword.getpass, "getpass", return_value="black tea leaves"):
    call_command("changepassword", "root", stdout=io.StringIO())
