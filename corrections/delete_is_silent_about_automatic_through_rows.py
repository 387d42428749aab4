"""delete() is said to send signals for all rows; those of automatic through models send none.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/models/querysets/#delete
Expected: as the reference says, pre_delete and post_delete "for all deleted objects (including
cascaded deletions)".
Actual: the rows of an automatic through model are deleted and counted in the result, and send
neither these two signals nor m2m_changed. Rows of a through model of one's own do send them.

Proposed: "except for the rows of automatically created through models".
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
from django.db.models.signals import m2m_changed, post_delete, pre_delete


class Tag(models.Model):
    pass


class Note(models.Model):
    tags = models.ManyToManyField(Tag)


def receiver(signal, sender, **kwargs):
    print(names[signal], sender.__name__)


names = {pre_delete: "pre_delete", post_delete: "post_delete", m2m_changed: "m2m_changed"}
with connection.schema_editor() as editor:
    editor.create_model(Tag)
    editor.create_model(Note)
Note.objects.create().tags.add(Tag.objects.create())
for signal in names:
    signal.connect(receiver)
print("counted:", Note.objects.all().delete())
