"""A typed name may be a password, or hold a line break and a false line of the log.

Wrong: on purpose
"""

import io
import logging

from django.contrib.auth import authenticate
from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver

log = io.StringIO()
logger = logging.Logger("logins")
logger.addHandler(logging.StreamHandler(log))


# --8<-- [start:receiver]
@receiver(user_login_failed)
def log_the_typed_name(credentials, **kwargs):
    logger.warning("failed: %s", credentials["username"])


# --8<-- [end:receiver]

# --8<-- [start:attempts]
authenticate(username="my-secret-password", password="")
authenticate(username="nobody\nlogged in: admin", password="guess")
# --8<-- [end:attempts]
print(log.getvalue(), end="")
