"""A receiver without sender also hears sessions and the rows in which `migrate` notes its work."""

from django.contrib.auth.models import User
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.signals import post_save
from django.test import Client

ann = User.objects.create_user("ann")
heard = set()


# --8<-- [start:receiver]
def listen(sender, **kwargs):
    heard.add(f"{sender.__module__}.{sender.__name__}")


post_save.connect(listen)
# --8<-- [end:receiver]

Client().force_login(ann)
print("login:", ", ".join(sorted(heard)))

heard.clear()
recorder = MigrationRecorder(connection)
recorder.record_applied("demo", "0001_initial")
print("migration applied:", ", ".join(heard))
recorder.record_unapplied("demo", "0001_initial")
