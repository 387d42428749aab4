"""Only the async request-response cycle is said to use asend(); alogin() uses it anywhere.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/topics/signals/#sending-signals
Expected: as the section says, "all built-in signals, except those in the async request-response
cycle, are dispatched using Signal.send()".
Actual: aauthenticate(), alogin() and alogout() use asend(), also where there is no request, as in a
management command; and got_request_exception uses send() within that cycle.

Proposed: name them: "request_started and request_finished under ASGI, and the signals of
aauthenticate(), alogin() and alogout()".
"""

import asyncio

import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes"],
    AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.BaseBackend"],
)
django.setup()

from django.contrib.auth import aauthenticate, authenticate
from django.dispatch import Signal


def told(method):
    real = getattr(Signal, method)

    def telling(self, *args, **kwargs):
        print("sent by", method)
        return real(self, *args, **kwargs)

    setattr(Signal, method, telling)


for method in ("send", "asend"):
    told(method)
print("authenticate():")
authenticate(username="ann")
print("aauthenticate(), without a request:")
asyncio.run(aauthenticate(username="ann"))
