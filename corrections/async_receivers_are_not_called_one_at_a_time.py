"""Receivers are said to be called one at a time, in order; async ones are called together, last.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/topics/signals/#listening-to-signals
Expected: as the section says, "all of the signal's receiver functions are called one at a time, in
the order they were registered".
Actual: send() calls the synchronous receivers first, wherever the others were connected, and then
all asynchronous ones at the same time.

"Sending signals", further down the page, tells a part of it: an asynchronous receiver "may be
executed after" a synchronous one. Under send() it always is.

Proposed: "Synchronous receivers are called one at a time, in the order they were registered; then
asynchronous ones, concurrently."
"""

import asyncio

import django
from django.conf import settings

settings.configure()
django.setup()

from django.dispatch import Signal


async def first(**kwargs):
    print("first begins")
    await asyncio.sleep(0)
    print("first ends")


async def second(**kwargs):
    print("second begins")
    await asyncio.sleep(0)
    print("second ends")


def third(**kwargs):
    print("third, not async")


signal = Signal()
for receiver in (first, second, third):
    signal.connect(receiver)
signal.send(sender=None)
