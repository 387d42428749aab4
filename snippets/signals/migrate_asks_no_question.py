"""migrate passes interactive=True, and none of Django's receivers asks anything."""

import builtins
import tempfile
from pathlib import Path
from unittest import mock

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, connections
from django.db.models.signals import post_migrate

folder = tempfile.TemporaryDirectory()
shop = connections["default"]
connections["default"] = shop.copy()
connections["default"].settings_dict["NAME"] = Path(folder.name, "empty.sqlite3")


# --8<-- [start:migrate]
def tell(sender, interactive, **kwargs):
    if sender.label == "auth":
        print("post_migrate of auth, interactive:", interactive)


post_migrate.connect(tell)
with mock.patch.object(builtins, "input") as question:
    call_command("migrate", verbosity=0)
print("questions asked:", question.call_count)
print("users:", User.objects.count())
# --8<-- [end:migrate]

connection.close()
connections["default"] = shop
folder.cleanup()
