"""In a data migration the model is a historical class: receivers of the real one stay silent.

Receivers: accounts
"""

from django.contrib.auth import get_user_model
from django.db import connection
from django.db.migrations import RunPython
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import post_save
from django.dispatch import receiver


# --8<-- [start:migration]
def add_service_user(apps, schema_editor):  # (1)!
    User = apps.get_model("auth", "User")
    user = User.objects.create(username="service")
    Profile = apps.get_model("accounts", "Profile")
    print("profiles after create():", Profile.objects.count())
    Profile.objects.create(user=user)  # (2)!
    print("profiles made by hand:", Profile.objects.count())


# --8<-- [end:migration]


@receiver(post_save)
def for_every_sender(sender, **kwargs):
    if sender.__name__ == "User":
        print(f"sender is the real User={sender is get_user_model()}")


state = MigrationLoader(connection).project_state()
with connection.schema_editor() as editor:
    RunPython(add_service_user).database_forwards("accounts", editor, state, state)
