"""The page on optimization says that bulk deletes skip signals; QuerySet.delete() sends them.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/topics/db/optimization/#use-queryset-update-and-delete
Expected: as the page says of update() and delete(), "any custom behavior you have added for these
methods will not be executed, including anything driven from the normal database object signals".
Actual: delete() sends pre_delete and post_delete for every object; update() sends nothing.

Proposed: say that the methods save() and delete() are not called, that update() sends no signals,
and that delete() does.
"""

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)
django.setup()

from django.db import connection, models
from django.db.models.signals import post_delete, post_save


class Note(models.Model):
    text = models.CharField(max_length=10)

    class Meta:
        app_label = "demo"


def receiver(signal, **kwargs):
    print("post_save" if signal is post_save else "post_delete")


with connection.schema_editor() as editor:
    editor.create_model(Note)
Note.objects.bulk_create([Note(text="a"), Note(text="b")])
post_save.connect(receiver, sender=Note)
post_delete.connect(receiver, sender=Note)
print("update():")
Note.objects.update(text="c")
print("delete():")
Note.objects.all().delete()
