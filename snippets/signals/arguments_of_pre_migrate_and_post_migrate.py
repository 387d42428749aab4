"""Everything that Django passes to a receiver of pre_migrate and of post_migrate."""

from django.apps import apps
from django.core.management import call_command
from django.core.management.base import OutputWrapper
from django.db.migrations.state import StateApps
from django.db.models.signals import post_migrate, pre_migrate

catalogue = apps.get_app_config("catalogue")
seen = {}


# --8<-- [start:receiver]
def listen(signal, **kwargs):
    name = "pre_migrate" if signal is pre_migrate else "post_migrate"
    print(f"{name}:", " ".join(sorted([*kwargs, "signal"])))
    seen[name] = kwargs


pre_migrate.connect(listen, sender=catalogue)
post_migrate.connect(listen, sender=catalogue)
# --8<-- [end:receiver]

# --8<-- [start:calls]
print("migrate")
call_command("migrate", verbosity=0)
before, after = seen["pre_migrate"], seen["post_migrate"]
print(f"sender is the AppConfig instance: {after['sender'] is catalogue}")
print(f"app_config is the sender: {after['app_config'] is after['sender']}")
print(f"verbosity: {after['verbosity']!r}")
print(f"interactive: {after['interactive']!r}")
print(f"stdout is an OutputWrapper: {isinstance(after['stdout'], OutputWrapper)}")
print(f"using: {after['using']!r}")
print(f"plan with nothing to do: {after['plan']!r}")
print(f"both get the same list as plan: {after['plan'] is before['plan']}")
print(f"apps is a StateApps: {isinstance(after['apps'], StateApps)}")
print(f"apps is the global registry: {after['apps'] is apps}")

print("flush --no-input")
call_command("flush", interactive=False, verbosity=0)
print(f"interactive with --no-input: {seen['post_migrate']['interactive']!r}")
# --8<-- [end:calls]
