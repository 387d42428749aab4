"""A name belongs to the storage of its field; the default storage has another file of that name.

Wrong: on purpose
"""

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, default_storage
from django.db import connection, models
from django.db.models.signals import post_delete
from django.test import override_settings
from django.test.utils import isolate_apps

private = InMemoryStorage()

with isolate_apps():

    class Contract(models.Model):
        file = models.FileField(storage=private)

        class Meta:
            app_label = "demo"


# --8<-- [start:receivers]
def delete_by_name(instance, **kwargs):
    default_storage.delete(instance.file.name)


def delete_in_its_storage(instance, **kwargs):
    instance.file.storage.delete(instance.file.name)


# --8<-- [end:receivers]

memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
with connection.schema_editor() as editor:
    editor.create_model(Contract)
with override_settings(STORAGES={"default": memory}):
    for delete in delete_by_name, delete_in_its_storage:
        default_storage.save("ann.pdf", ContentFile(b"of somebody else"))
        contract = Contract.objects.create(file=ContentFile(b"pdf", name="ann.pdf"))
        post_delete.connect(delete, sender=Contract)
        contract.delete()
        post_delete.disconnect(delete, sender=Contract)
        print(f"{delete.__name__}: private {private.exists('ann.pdf')}", end=", ")
        print(f"default {default_storage.exists('ann.pdf')}")
        private.delete("ann.pdf")
with connection.schema_editor() as editor:
    editor.delete_model(Contract)
