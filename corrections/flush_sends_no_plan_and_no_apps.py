"""pre_migrate and post_migrate are said to bring plan, apps and stdout; those of flush do not.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#post-migrate
Expected: as the reference says, post_migrate is "sent at the end of the migrate (even if no
migrations are run) and flush commands"; it lists stdout, plan and apps without a condition.
Actual: the post_migrate that flush sends has none of them, so a receiver that names one raises
TypeError after a flush.

Proposed: say that the signal of flush brings neither stdout nor plan nor apps.
"""

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.contenttypes"],
)
django.setup()

from django.core.management import call_command
from django.db.models.signals import post_migrate


def receiver(signal, sender, **kwargs):
    print(f"{command}:", ", ".join(sorted(kwargs)))


post_migrate.connect(receiver)
for command in ("migrate", "flush"):
    call_command(command, interactive=False, verbosity=0)
