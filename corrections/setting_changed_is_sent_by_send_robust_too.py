"""All built-in signals are said to be sent by send(); the end of an override uses send_robust().

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/
Expected: as the first lines of the reference say, "all built-in signals are sent using the send()
method": an error in a receiver is raised, and the receivers after it are not called.
Actual: on leaving override_settings() the later receivers are called, as send_robust() does; the
first error is raised afterwards. On entering send() is used. Signals of the asynchronous forms of
the authentication functions and of ASGI requests are sent by asend().

Proposed: "Most built-in signals are sent using send()", and the exception at setting_changed.
"""

import django
from django.conf import settings

settings.configure()
django.setup()

from django.core.signals import setting_changed
from django.test import override_settings

fail = True


def failing(setting, enter, **kwargs):
    if enter is fail:
        raise ValueError


def later(setting, enter, **kwargs):
    print("later receiver, enter:", enter)


setting_changed.connect(failing)
setting_changed.connect(later)
for fail in (True, False):
    print("error on", "entering" if fail else "leaving")
    try:
        with override_settings(TIME_ZONE="UTC"):
            pass
    except ValueError as error:
        print("raised", type(error).__name__)
