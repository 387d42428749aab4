"""Two requests at once: only a unique constraint lets get_or_create() find the rival's row."""

from collections import Counter
from unittest import mock

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.db.models.signals import post_save, pre_save

from accounts.models import Profile
from audit.models import AuditEntry

sent = Counter()
user = User.objects.create(username="ann")
find = QuerySet.get


def count(signal, **kwargs):
    sent["pre_save" if signal is pre_save else "post_save"] += 1


pre_save.connect(count)
post_save.connect(count)


def run(title, call):
    try:
        row, created = call()
        result = f"created={created}"
    except Exception as error:
        result = type(error).__name__
    print(f"{title}: {result}, pre_save {sent['pre_save']}, post_save {sent['post_save']}")


# --8<-- [start:rival]
def with_a_rival(rows, **values):
    """Another request stores the same row right after our get() has found none."""

    def get(self, *args, **kwargs):
        try:
            return find(self, *args, **kwargs)
        except self.model.DoesNotExist:
            if not rows.exists():
                rows.bulk_create([rows.model(**values)])
            raise

    sent.clear()
    with mock.patch.object(QuerySet, "get", get):
        run(rows.model.__name__, lambda: rows.get_or_create(**values))
    print(f"{rows.model.__name__}: rows {rows.count()}")


# --8<-- [end:rival]

# --8<-- [start:cases]
with_a_rival(Profile.objects, user=user)
with_a_rival(AuditEntry.objects, action="greeted", object_pk="1")
sent.clear()
run("the next call", lambda: AuditEntry.objects.get_or_create(action="greeted", object_pk="1"))
# --8<-- [end:cases]
