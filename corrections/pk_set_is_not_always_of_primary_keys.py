"""pk_set is said to be a set of primary key values; with to_field it holds those of that column.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#m2m-changed
Expected: as the reference says, "a set of primary key values".
Actual: where the foreign key of the through model has a to_field, the values of that field:
model.objects.filter(pk__in=pk_set), the usual way to read them, finds nothing or fails.

Proposed: "the primary key values, or those of the field that the foreign key of the through model
points to".
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


class Country(models.Model):
    code = models.CharField(max_length=2, unique=True)


class Parcel(models.Model):
    countries = models.ManyToManyField(Country, through="Stop")


class Stop(models.Model):
    parcel = models.ForeignKey(Parcel, models.CASCADE)
    country = models.ForeignKey(Country, models.CASCADE, to_field="code")


def receiver(action, pk_set, **kwargs):
    print(action, pk_set)


with connection.schema_editor() as editor:
    for model in (Country, Parcel, Stop):
        editor.create_model(model)
m2m_changed.connect(receiver, sender=Stop)
france = Country.objects.create(code="fr")
print("primary key:", france.pk)
Parcel.objects.create().countries.add(france)
