"""A database error caught inside atomic() rolls the block back, with no error at its end.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/topics/db/transactions/#django.db.transaction.atomic
Expected: a reader of "Avoid catching exceptions inside atomic!" learns that queries after the error
raise TransactionManagementError, and takes a block that ends without an error for committed.
Actual: if the failing save() was the last query, the block ends normally; its earlier rows are
gone, and its on_commit() functions are never called.

The section says that Django "will perform a rollback at the end of the atomic block", but not that
nothing is raised then.

Proposed: "If no query follows, the block is rolled back without an exception."
"""

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)
django.setup()

from django.db import IntegrityError, connection, models, transaction


class Tag(models.Model):
    name = models.CharField(max_length=10, unique=True)

    class Meta:
        app_label = "demo"


with connection.schema_editor() as editor:
    editor.create_model(Tag)
Tag.objects.create(name="hot")

with transaction.atomic():
    Tag.objects.create(name="new")
    transaction.on_commit(lambda: print("committed"))
    try:
        Tag(name="hot").save()
    except IntegrityError:
        print("caught IntegrityError")
print("the block ended without an error")
print("new is stored:", Tag.objects.filter(name="new").exists())
