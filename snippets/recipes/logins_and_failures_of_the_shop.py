"""The shop records logins and failures; what was typed into the form is nowhere in the entries.

Receivers: audit
"""

from django.contrib.auth.models import User
from django.test import Client

from audit.models import AuditEntry

User.objects.create_user("ann", password="secret")

# --8<-- [start:logins]
Client().login(username="ann", password="secret")
Client().login(username="ann", password="guess")
Client().login(username="my-other-secret", password="secret")
# --8<-- [end:logins]

for entry in AuditEntry.objects.all():
    print(f"{entry.action}: pk={entry.object_pk or '-'} actor={entry.actor}")
stored = str(list(AuditEntry.objects.values()))
print(f"typed secrets stored: {any(word in stored for word in ('secret', 'guess'))}")
