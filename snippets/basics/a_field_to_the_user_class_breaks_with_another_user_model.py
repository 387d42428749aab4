"""A relation to the class User fails the system check once the project has another user model."""

from django.contrib.auth.models import User
from django.db import models
from django.test.utils import isolate_apps, override_settings

# --8<-- [start:field]
with isolate_apps(), override_settings(AUTH_USER_MODEL="orders.Customer"):

    class Profile(models.Model):
        user = models.OneToOneField(User, on_delete=models.CASCADE)

        class Meta:
            app_label = "demo"

    errors = Profile._meta.get_field("user").check()
# --8<-- [end:field]
print("check of a field to User:", ", ".join(error.id for error in errors))
