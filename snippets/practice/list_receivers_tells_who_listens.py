"""manage.py list_receivers: receivers, where they stand, and whom they listen to.

Receivers: accounts, orders
"""

from django.core.management import CommandError, call_command
from django.db.models.signals import post_save

from accounts.receivers import create_profile

# --8<-- [start:list]
post_save.connect(create_profile, weak=False, dispatch_uid="profile")  # (1)!

call_command("list_receivers", "--no-django", "--signal", "post_save")
# --8<-- [end:list]

# --8<-- [start:sender]
print("--sender orders.Customer")
call_command("list_receivers", "--no-django", "--sender", "orders.Customer")
# --8<-- [end:sender]

print("--signal post_delete --sender accounts.Profile")
call_command("list_receivers", "--signal", "post_delete", "--sender", "accounts.Profile")

try:
    call_command("list_receivers", "--signal", "post_sav")
except CommandError as error:
    print(str(error).partition(",")[0])
