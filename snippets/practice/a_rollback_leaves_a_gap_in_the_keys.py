"""A sequence of PostgreSQL does not go back with a rollback; the counter of SQLite does."""

from django.db import IntegrityError, transaction

from catalogue.models import Tag


# --8<-- [start:cases]
def next_key(name):
    return Tag.objects.create(name=name).pk - first


first = Tag.objects.create(name="hot").pk
with transaction.atomic():
    Tag.objects.create(name="rolled back")
    transaction.set_rollback(True)
print(f"after a rollback: +{next_key('new')}")

try:
    Tag.objects.create(name="hot")
except IntegrityError:
    pass
print(f"after a refused INSERT: +{next_key('red')}")

Tag.objects.bulk_create([Tag(name="hot"), Tag(name="new")], ignore_conflicts=True)
print(f"after ignore_conflicts: +{next_key('sweet')}")
# --8<-- [end:cases]
