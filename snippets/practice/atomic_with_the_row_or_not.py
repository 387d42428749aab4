"""What an error leaves of the row: a receiver, an overridden save(), a service, a trigger.

Database: sqlite
"""

from unittest import mock

from django.db import connection, transaction
from django.db.models import Model
from django.db.models.signals import post_save

from catalogue.models import Tag


# --8<-- [start:places]
def fail(**kwargs):
    raise ValueError


def save(self, **kwargs):
    Model.save(self, **kwargs)
    fail()


def save_in_atomic(self, **kwargs):
    with transaction.atomic():
        save(self, **kwargs)


def add_tag():
    with transaction.atomic():
        Tag.objects.create(name="hot")
        fail()


TRIGGER = """
    CREATE TRIGGER refuse AFTER INSERT ON catalogue_tag
    BEGIN SELECT RAISE(ABORT, 'refused'); END
"""
# --8<-- [end:places]


def create():
    Tag.objects.create(name="hot")


def show(title, write):
    try:
        write()
    except Exception as error:
        print(f"{title}: {type(error).__name__}, rows {Tag.objects.count()}")
    Tag.objects.all().delete()


post_save.connect(fail, sender=Tag)
show("receiver of post_save", create)
post_save.disconnect(fail, sender=Tag)
with mock.patch.object(Tag, "save", save):
    show("save() that goes on after super()", create)
with mock.patch.object(Tag, "save", save_in_atomic):
    show("save() with atomic()", create)
show("service with atomic()", add_tag)
with connection.cursor() as cursor:
    cursor.execute(TRIGGER)
    show("trigger", create)
    cursor.execute("DROP TRIGGER refuse")
