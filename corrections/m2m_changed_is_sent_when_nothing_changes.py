"""pre_add is said to be sent before one or more objects are added; it is sent before none as well.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#m2m-changed
Expected: as the reference says, "sent when a ManyToManyField is changed on a model instance":
pre_add and post_add for "one or more objects" that are added, pre_remove and post_remove for those
that are removed.
Actual: add() of what is related already sends both with an empty pk_set; remove() of what is not
related and clear() of nothing send theirs too.

Proposed: say that pk_set may be empty, and that objects of remove() need not have been related.
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
from django.db.models.signals import m2m_changed


class Tag(models.Model):
    pass


class Note(models.Model):
    tags = models.ManyToManyField(Tag)


def receiver(action, pk_set, **kwargs):
    print(action, pk_set)


with connection.schema_editor() as editor:
    editor.create_model(Tag)
    editor.create_model(Note)
note, tag = Note.objects.create(), Tag.objects.create()
note.tags.add(tag)
m2m_changed.connect(receiver, sender=Note.tags.through)
note.tags.add(tag)
m2m_changed.disconnect(receiver, sender=Note.tags.through)
note.tags.clear()
m2m_changed.connect(receiver, sender=Note.tags.through)
note.tags.remove(tag)
note.tags.clear()
