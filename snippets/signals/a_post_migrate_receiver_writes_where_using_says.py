"""migrate works on one database at a time; a receiver that ignores using writes to another."""

from django.apps import apps
from django.core.management import call_command
from django.db.models.signals import post_migrate

from catalogue.models import Tag


# --8<-- [start:receivers]
def naive(sender, **kwargs):  # (1)!
    Tag.objects.get_or_create(name="naive")


def careful(sender, using, **kwargs):
    Tag.objects.using(using).get_or_create(name="careful")


# --8<-- [end:receivers]
catalogue = apps.get_app_config("catalogue")
post_migrate.connect(naive, sender=catalogue)
post_migrate.connect(careful, sender=catalogue)

# --8<-- [start:migrate]
call_command("migrate", database="archive", verbosity=0)
for alias in ("default", "archive"):
    names = Tag.objects.using(alias).order_by("name").values_list("name", flat=True)
    print(f"{alias}: {', '.join(names)}")
# --8<-- [end:migrate]
