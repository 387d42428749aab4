"""on_commit() calls an async function and drops its coroutine.

Wrong: on purpose
"""

import warnings

from django.db import transaction

notified = []


# --8<-- [start:callback]
async def notify_partner():
    notified.append("A-1")


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with transaction.atomic():
        transaction.on_commit(notify_partner)
# --8<-- [end:callback]

print("notified:", len(notified))
for warning in caught:
    print(f"{warning.category.__name__}: {warning.message}")
