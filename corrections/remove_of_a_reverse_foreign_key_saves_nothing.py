"""RelatedManager.remove() is said to call save(); by default it is an update() without signals.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/models/relations/#django.db.models.fields.related.RelatedManager.remove
Expected: as the reference says, "e.save() is called in the example above to perform the update",
which sends pre_save and post_save.
Actual: with bulk=True, the default, the row is changed by update(), and nothing is sent.

Proposed: say in the example that the key is set to None by an UPDATE; e.save() needs bulk=False.
"""

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)
django.setup()

from django.db import connection, models
from django.db.models.signals import post_save


class Blog(models.Model):
    class Meta:
        app_label = "demo"


class Entry(models.Model):
    blog = models.ForeignKey(Blog, models.CASCADE, null=True)

    class Meta:
        app_label = "demo"


calls = []


def receiver(**kwargs):
    calls.append("post_save")


with connection.schema_editor() as editor:
    editor.create_model(Blog)
    editor.create_model(Entry)
blog = Blog.objects.create()
entry = Entry.objects.create(blog=blog)
post_save.connect(receiver, sender=Entry)
blog.entry_set.remove(entry)
print("remove():", calls)
blog.entry_set.add(entry)
calls.clear()
blog.entry_set.remove(Entry.objects.get(), bulk=False)
print("remove(bulk=False):", calls)
