"""Which caught errors make Django mark a transaction for rollback: those of its own writes."""

from django.db import DatabaseError, IntegrityError, connection, transaction

from catalogue.models import Tag

Tag.objects.create(name="hot")


def raw_insert():
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO catalogue_tag (name) VALUES ('hot')")


def failing_read():
    list(Tag.objects.extra(where=["no_such_column = 1"]))


def python_error():
    raise ValueError("no address")


# --8<-- [start:calls]
calls = {
    "create()": lambda: Tag.objects.create(name="hot"),
    "bulk_create()": lambda: Tag.objects.bulk_create([Tag(name="hot")]),
    "update()": lambda: Tag.objects.filter(name="new").update(name="hot"),
    "get_or_create()": lambda: Tag.objects.get_or_create(name="hot", pk=-1),
    "raw INSERT": raw_insert,
    "SELECT": failing_read,
    "ValueError": python_error,
}
# --8<-- [end:calls]

for title, call in calls.items():
    with transaction.atomic():
        Tag.objects.create(name="new")
        try:
            call()
        except (IntegrityError, DatabaseError, ValueError) as error:
            caught = type(error).__name__
        broken = connection.needs_rollback
        transaction.set_rollback(True)
    print(f"{title}: {caught}, transaction broken {broken}")
