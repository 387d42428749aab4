"""One DELETE is enough only for a model without a parent table and without a GenericRelation."""

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.test.utils import CaptureQueriesContext, isolate_apps

with isolate_apps("catalogue", "django.contrib.contenttypes"):
    # --8<-- [start:models]
    class Plain(models.Model):
        class Meta:
            app_label = "catalogue"

    class Child(Plain):
        class Meta:
            app_label = "catalogue"

    class Note(models.Model):
        content_type = models.ForeignKey(ContentType, models.CASCADE)
        object_id = models.PositiveIntegerField()
        about = GenericForeignKey()

        class Meta:
            app_label = "catalogue"

    class Noted(models.Model):
        notes = GenericRelation(Note)

        class Meta:
            app_label = "catalogue"

    # --8<-- [end:models]

MODELS = (Plain, Child, Note, Noted)


def statements(call):
    with CaptureQueriesContext(connection) as queries:
        call()
    return " ".join(query["sql"].split()[0] for query in queries)


with connection.schema_editor() as editor:
    for model in MODELS:
        editor.create_model(model)
kind = ContentType.objects.get_for_model(Noted)

# --8<-- [start:calls]
for model in (Note, Child, Noted):
    for _ in range(3):
        model.objects.create(**({"about": kind} if model is Note else {}))
    print(f"{model.__name__}, object: {statements(model.objects.first().delete)}")
    print(f"{model.__name__}, query set: {statements(model.objects.all().delete)}")
# --8<-- [end:calls]

ContentType.objects.clear_cache()
ContentType.objects.filter(app_label="catalogue", model="noted").delete()
with connection.schema_editor() as editor:
    for model in reversed(MODELS):
        editor.delete_model(model)
