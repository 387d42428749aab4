"""Rows that an app always needs, made in post_migrate: by migrate, and again after a flush."""

from django.apps import apps

# --8<-- [start:receiver]
from django.apps import apps as global_apps
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, router
from django.db.models.signals import post_migrate
from django.test import override_settings

from catalogue.models import Tag


def create_default_tags(app_config, using=DEFAULT_DB_ALIAS, apps=global_apps, **kwargs):
    try:
        Tag = apps.get_model("catalogue", "Tag")  # (1)!
    except LookupError:
        return
    if not router.allow_migrate_model(using, Tag):  # (2)!
        return
    for name in ("new", "sale"):
        Tag.objects.using(using).get_or_create(name=name)  # (3)!


# --8<-- [end:receiver]

post_migrate.connect(create_default_tags, sender=apps.get_app_config("catalogue"))


def show(title, alias="default"):
    names = Tag.objects.using(alias).order_by("name").values_list("name", flat=True)
    print(f"{title}: {', '.join(names) or 'none'}")


call_command("migrate", verbosity=0)
show("migrate")
call_command("migrate", verbosity=0)
show("migrate again")
call_command("flush", interactive=False, verbosity=0)
show("flush")
call_command("migrate", database="archive", verbosity=0)
show("migrate --database archive", "archive")


class DefaultOnly:
    def allow_migrate(self, db, app_label, **hints):
        return db == "default"


Tag.objects.using("archive").all().delete()
with override_settings(DATABASE_ROUTERS=[DefaultOnly()]):
    call_command("migrate", database="archive", verbosity=0)
show("a router that keeps it out of archive", "archive")
