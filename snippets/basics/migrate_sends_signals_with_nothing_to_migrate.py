"""migrate sends pre_migrate and post_migrate for every app with models, even with no work left."""

from django.core.management import call_command
from django.db.models.signals import post_migrate, pre_migrate

heard = {"pre_migrate": [], "post_migrate": []}


# --8<-- [start:listen]
def before(sender, plan, **kwargs):
    heard["pre_migrate"].append(sender.label)
    heard["migrations to run"] = len(plan)


def after(sender, **kwargs):
    heard["post_migrate"].append(sender.label)


pre_migrate.connect(before)
post_migrate.connect(after)
call_command("migrate", verbosity=0)
# --8<-- [end:listen]
print("migrations to run:", heard["migrations to run"])
print("pre_migrate:", ", ".join(sorted(heard["pre_migrate"])))
print("post_migrate:", ", ".join(sorted(heard["post_migrate"])))
