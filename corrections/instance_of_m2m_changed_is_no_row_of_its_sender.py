"""instance of m2m_changed is said to be possibly an instance of the sender; it never is.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#m2m-changed
Expected: as the reference says of instance, "this can be an instance of the sender, or of the class
the ManyToManyField is related to".
Actual: the sender is the through model, and instance is an object of one of the two classes that it
relates. So sender=Note connects a receiver that is never called.

Proposed: "This can be an instance of the class that has the ManyToManyField, or of the class it is
related to."
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


def receiver(sender, instance, action, **kwargs):
    is_row = isinstance(instance, sender)
    print(action, type(instance).__name__, "instance of", sender.__name__, is_row)


with connection.schema_editor() as editor:
    editor.create_model(Tag)
    editor.create_model(Note)
note, tag = Note.objects.create(), Tag.objects.create()
m2m_changed.connect(receiver, sender=Note.tags.through)
note.tags.add(tag)
tag.note_set.remove(note)
