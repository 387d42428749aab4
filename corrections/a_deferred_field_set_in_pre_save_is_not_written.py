"""A deferred field that a pre_save receiver assigns is not among the updated fields.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/models/instances/#specifying-which-fields-to-save
Expected: as the reference says, "if you assign or change any deferred field value, the field will
be added to the updated fields".
Actual: Model.save() takes the set of loaded fields before pre_save is sent. What a receiver assigns
to a deferred field stays in memory, is not written, and no error tells.

Proposed: "before calling save()"; and a note at pre_save that a receiver cannot add fields.
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

    class Meta:
        app_label = "demo"


def set_slug(instance, **kwargs):
    instance.slug = instance.text.lower()


with connection.schema_editor() as editor:
    editor.create_model(Note)
Note.objects.create(text="Old", slug="old")
pre_save.connect(set_slug, sender=Note)
note = Note.objects.only("text").get()
note.text = "New"
note.save()
print("in memory:", note.text, note.slug)
print("stored:", *Note.objects.values_list("text", "slug").get())
