"""Where the through model points to another column than the key, pk_set holds that column."""

from django.db import connection, models
from django.db.models.signals import m2m_changed
from django.dispatch import receiver
from django.test.utils import isolate_apps

with isolate_apps("catalogue"):
    # --8<-- [start:models]
    class Country(models.Model):
        code = models.CharField(max_length=2, unique=True)

        class Meta:
            app_label = "catalogue"

    class Parcel(models.Model):
        countries = models.ManyToManyField(Country, through="Stop")

        class Meta:
            app_label = "catalogue"

    class Stop(models.Model):
        parcel = models.ForeignKey(Parcel, models.CASCADE)
        country = models.ForeignKey(Country, models.CASCADE, to_field="code")

        class Meta:
            app_label = "catalogue"

    # --8<-- [end:models]

MODELS = (Country, Parcel, Stop)
with connection.schema_editor() as editor:
    for model in MODELS:
        editor.create_model(model)


# --8<-- [start:receiver]
@receiver(m2m_changed, sender=Stop)
def look(action, model, pk_set, **kwargs):
    if action == "post_add":
        print(f"pk_set={pk_set}")
        print(f"found by code: {model.objects.filter(code__in=pk_set).count()}")


# --8<-- [end:receiver]

parcel = Parcel.objects.create()
parcel.countries.add(Country.objects.create(code="fr"))
parcel.countries.clear()

with connection.schema_editor() as editor:
    for model in reversed(MODELS):
        editor.delete_model(model)
