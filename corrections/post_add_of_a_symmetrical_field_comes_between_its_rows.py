"""post_add is said to be sent after the objects are added; of a symmetrical field only half are.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#m2m-changed
Expected: as the reference says, post_add is "sent after one or more objects are added to the
relation".
Actual: add() of a symmetrical field writes two rows. post_add is sent after the first: the other
object is not related yet, and no second signal tells when it is. On removal both rows are deleted
before post_remove.

Proposed: send post_add after both rows, as post_remove; or say so.
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


class Person(models.Model):
    friends = models.ManyToManyField("self")


def receiver(action, **kwargs):
    print(action, "friends of ann:", ann.friends.count(), "friends of bob:", bob.friends.count())


with connection.schema_editor() as editor:
    editor.create_model(Person)
ann, bob = Person.objects.create(), Person.objects.create()
m2m_changed.connect(receiver, sender=Person.friends.through)
ann.friends.add(bob)
print("afterwards: friends of bob:", bob.friends.count())
ann.friends.remove(bob)
