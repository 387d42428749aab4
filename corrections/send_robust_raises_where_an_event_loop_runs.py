"""send_robust() is said to catch all errors; where an event loop runs, it raises RuntimeError.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/topics/signals/#sending-signals
Expected: as the section says, send_robust() "catches all errors derived from Python's Exception
class, and ensures all receivers are notified of the signal".
Actual: called in a thread with a running event loop, with an asynchronous receiver connected, it
calls the synchronous receivers and then raises RuntimeError. The asynchronous one is not called,
and the answers are lost.

Proposed: "Where an event loop is running, use asend_robust(): with an asynchronous receiver
connected, send() and send_robust() raise RuntimeError there."
"""

import asyncio
import warnings

import django
from django.conf import settings

settings.configure()
django.setup()

from django.dispatch import Signal

warnings.simplefilter("ignore")  # a coroutine that nobody awaits


def ordinary(**kwargs):
    print("ordinary receiver called")


async def asynchronous(**kwargs):
    print("asynchronous receiver called")


async def main():
    signal = Signal()
    signal.connect(ordinary)
    signal.connect(asynchronous)
    try:
        signal.send_robust(sender=None)
    except RuntimeError as error:
        print("send_robust() raised", type(error).__name__)


asyncio.run(main())
