"""Signals are said not to be sent when DB_CASCADE is used; for the object itself they are.

Kind: documentation
Affected: 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/models/querysets/#delete
Expected: as the reference says, "signals won't be sent when DB_CASCADE is used".
Actual: pre_delete and post_delete are sent for the objects of the query set. Only those that the
database deletes send nothing, and they are not counted.

Proposed: "Signals won't be sent for the objects that the database deletes through DB_CASCADE."
"""

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["__main__"],
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)
django.setup()

from django.db import connection, models
from django.db.models.signals import post_delete, pre_delete

if not hasattr(models, "DB_CASCADE"):
    print("there is no DB_CASCADE")
    raise SystemExit


class Shelf(models.Model):
    pass


class Thing(models.Model):
    shelf = models.ForeignKey(Shelf, models.DB_CASCADE)


def receiver(sender, signal, **kwargs):
    print("pre_delete" if signal is pre_delete else "post_delete", sender.__name__)


with connection.schema_editor() as editor:
    editor.create_model(Shelf)
    editor.create_model(Thing)
Thing.objects.create(shelf=Shelf.objects.create())
pre_delete.connect(receiver)
post_delete.connect(receiver)
print("counted:", Shelf.objects.all().delete())
print("things left:", Thing.objects.count())
