"""flush calls post_migrate: its receivers bring their rows back, data migrations do not."""

from django.apps import apps as global_apps
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db.models.signals import post_migrate

from catalogue.models import Tag


# --8<-- [start:receiver]
def create_default_tags(sender, using, apps=global_apps, **kwargs):
    tags = apps.get_model("catalogue", "Tag").objects.using(using)
    tags.get_or_create(name="made by post_migrate")


# --8<-- [end:receiver]


def show(title):
    names = ", ".join(Tag.objects.order_by("name").values_list("name", flat=True))
    print(f"{title}: {names}; permissions {Permission.objects.exists()}")


post_migrate.connect(create_default_tags, sender=global_apps.get_app_config("catalogue"))

# --8<-- [start:calls]
call_command("migrate", verbosity=0)
Tag.objects.create(name="made by a data migration")  # (1)!
show("before")
call_command("flush", interactive=False, verbosity=0)
show("after flush")
# --8<-- [end:calls]
