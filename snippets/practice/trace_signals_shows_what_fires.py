"""manage.py trace_signals: what a line of code sends, who answers, which SQL it runs.

Receivers: accounts, orders
"""

from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

# --8<-- [start:trace]
call_command("trace_signals", "User.objects.create(username='ann')", verbosity=0)
# --8<-- [end:trace]
print("users afterwards:", User.objects.count())

# --8<-- [start:bulk]
call_command("trace_signals", "Tag.objects.bulk_create([Tag(name='hot')])", verbosity=0)
# --8<-- [end:bulk]

try:
    call_command("trace_signals", "User.objects.create(username=None)", verbosity=0)
except CommandError as error:
    print(str(error).partition(":")[0])
