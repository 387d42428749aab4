"""update_fields of pre_save is said to be None if none was passed; deferred fields bring a set.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#pre-save
Expected: as the reference says, "None if update_fields wasn't passed to save()".
Actual: a frozenset of the fields that are loaded. A list that was passed arrives as one too.

Proposed: say that it is None or a frozenset, and that save() of an instance with deferred fields
sends the names of its loaded fields.
"""

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)
django.setup()

from django.db import connection, models
from django.db.models.signals import pre_save


class Note(models.Model):
    text = models.CharField(max_length=10)
    more = models.CharField(max_length=10)

    class Meta:
        app_label = "demo"


def receiver(update_fields, **kwargs):
    print("update_fields:", update_fields)


with connection.schema_editor() as editor:
    editor.create_model(Note)
Note.objects.create(text="a", more="b")
pre_save.connect(receiver, sender=Note)
Note.objects.only("text").get().save()
Note.objects.get().save(update_fields=["more"])
