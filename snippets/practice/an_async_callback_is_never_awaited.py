"""on_commit() calls an async def function and drops its coroutine.

Wrong: on purpose
"""

import warnings

from django.db import transaction


# --8<-- [start:callback]
async def notify():
    print("notify() runs")


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with transaction.atomic():
        transaction.on_commit(notify)
# --8<-- [end:callback]

for warning in caught:
    print(f"{warning.category.__name__}: {warning.message}")
