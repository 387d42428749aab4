"""has_listeners() says that somebody is connected; disconnect() says that this receiver was.

Receivers: accounts
"""

from django.contrib.auth.models import User
from django.db.models.signals import post_save

from accounts.receivers import create_profile


def somebody(**kwargs):
    pass


# --8<-- [start:ask]
print("has_listeners(User):", post_save.has_listeners(User))
print("disconnect(create_profile):", post_save.disconnect(create_profile, sender=User))  # (1)!
# --8<-- [end:ask]
print("once more:", post_save.disconnect(create_profile, sender=User))
post_save.connect(somebody)
print("has_listeners(User), another receiver:", post_save.has_listeners(User))
