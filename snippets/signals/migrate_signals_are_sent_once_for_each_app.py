"""A receiver connected without a sender runs once for each app; the sender is an AppConfig."""

from django.apps import apps
from django.core.management import call_command
from django.db.models.signals import post_migrate

from accounts.apps import AccountsConfig
from catalogue.models import Tag

calls = {}


def receiver_for(title):
    def count(**kwargs):
        calls[title] += 1

    calls[title] = 0
    return count


# --8<-- [start:connect]
senders = {
    "sender=the AppConfig instance": apps.get_app_config("accounts"),  # (1)!
    "sender=the AppConfig class": AccountsConfig,
    "sender='accounts'": "accounts",
    "sender='accounts.apps.AccountsConfig'": "accounts.apps.AccountsConfig",
    "sender=a model of the app": Tag,
}
post_migrate.connect(receiver_for("no sender"), weak=False)
for title, sender in senders.items():
    post_migrate.connect(receiver_for(title), sender=sender, weak=False)
call_command("migrate", verbosity=0)
# --8<-- [end:connect]

with_models = sum(config.models_module is not None for config in apps.get_app_configs())
for title, count in calls.items():
    print(f"{title}: {'once for each app' if count == with_models else count}")
