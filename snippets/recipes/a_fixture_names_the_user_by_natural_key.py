"""A fixture with natural keys brings users and profiles without any primary key.

Receivers: accounts
"""

import io
import json
import tempfile
from pathlib import Path

from django.contrib.auth.models import User
from django.core.management import call_command

from accounts.models import Profile

# --8<-- [start:fixture]
FIXTURE = """
[
  {"model": "auth.user", "fields": {"username": "ann", "password": "!"}},
  {"model": "auth.user", "fields": {"username": "bob", "password": "!"}},
  {"model": "accounts.profile",
   "fields": {"user": ["ann"], "bio": "from the fixture"}}
]
"""
# --8<-- [end:fixture]

User.objects.create_user("eve")

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder, "people.json")
    path.write_text(FIXTURE)
    call_command("loaddata", str(path), verbosity=0)

    for user in User.objects.order_by("username"):
        profile = Profile.objects.filter(user=user).first()
        print(f"{user.username}: {repr(profile.bio) if profile else 'no profile'}")

    try:
        call_command("loaddata", str(path), verbosity=0)
    except Exception as error:
        print(f"loaded again: {type(error).__name__}")

dump = io.StringIO()
options = {"use_natural_foreign_keys": True, "use_natural_primary_keys": True}
call_command("dumpdata", "auth.User", "accounts.Profile", stdout=dump, **options)
for row in json.loads(dump.getvalue()):
    if row["fields"].get("username") == "ann" or row["fields"].get("user") == ["ann"]:
        print(f"dumped {row['model']}: has a pk {'pk' in row}")
