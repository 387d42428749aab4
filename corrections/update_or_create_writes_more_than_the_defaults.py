"""update_or_create() is said to update the fields of defaults; it writes dates as well.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/models/querysets/#update-or-create
Expected: as the reference says, "it updates the fields passed in the defaults dictionary".
Actual: it passes to save() the fields of defaults and every field whose class has a pre_save() of
its own: dates and times, automatic or not, and file fields. A receiver finds them in update_fields.

What a pre_save signal receiver or an overridden save() assigns to other fields is not written.

Proposed: say that such fields are saved too, and others only if they are in defaults.
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
    slug = models.CharField(max_length=10)
    changed = models.DateTimeField(auto_now=True)
    due = models.DateField(null=True)

    class Meta:
        app_label = "demo"


def receiver(update_fields, **kwargs):
    print("update_fields:", ", ".join(sorted(update_fields)))


with connection.schema_editor() as editor:
    editor.create_model(Note)
note = Note.objects.create(text="old")
pre_save.connect(receiver, sender=Note)
Note.objects.update_or_create(pk=note.pk, defaults={"text": "new"})
