"""Two processes run the same receiver at once: what they leave in the database.

Browser: no (subprocess)
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

# --8<-- [start:process]
PROCESS = """
import sys
from contextlib import nullcontext
import django

django.setup()

from django.db import OperationalError, transaction
from django.db.models.signals import pre_save
from audit.models import AuditEntry
from orders.models import Coupon, Order
from orders.signals import order_paid


def give_coupon(order, **kwargs):
    return Coupon.objects.get_or_create(code=order.number)[1]


def record_payment(order, **kwargs):
    return AuditEntry.objects.get_or_create(action="paid", object_pk=order.pk)[1]


def meet(said, **kwargs):
    print(said, flush=True)
    sys.stdin.readline()  # until the other process has come as far


def found_nothing(**kwargs):
    meet("found nothing")


order = Order(number="A-1", pk=1)
pre_save.connect(found_nothing, sender=Coupon)
pre_save.connect(found_nothing, sender=AuditEntry)
order_paid.receivers.clear()  # those of the shop
for way in (nullcontext, transaction.atomic):
    for hear, model in ((give_coupon, Coupon), (record_payment, AuditEntry)):
        order_paid.connect(hear)
        try:
            with way():
                [(_, created)] = order_paid.send(Order, order=order, using="default")
            meet(f"created={created}")
        except OperationalError as error:
            meet(f"{type(error).__name__}: {error}")
        order_paid.disconnect(hear)
        meet(f"rows {model.objects.count()}")
        model.objects.all()._raw_delete("default")
        meet("done")
"""
# --8<-- [end:process]


def both(processes):
    """What each of the two says next; then both go on."""
    said = [process.stdout.readline().strip() for process in processes]
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    return sorted(said)


with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
    file = Path(folder, "shop.sqlite3")
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": str(settings.BASE_DIR),
        "SHOP_DATABASE": str(file),
    }
    if connection.vendor != "sqlite":
        own = connection.settings_dict
        account = f"{quote(own['USER'])}:{quote(own['PASSWORD'])}@{own['HOST']}:{own['PORT']}"
        environment["DATABASE_URL"] = f"{connection.vendor}://{account}/{own['NAME']}"
    else:  # a copy of this database, which may be in memory
        connection.cursor().execute("VACUUM INTO %s", [str(file)])
    command = [sys.executable, "-W", "ignore", "-c", PROCESS]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    processes = [
        stack.enter_context(subprocess.Popen(command, env=environment, **pipes)) for _ in range(2)
    ]
    for way in ("autocommit", "atomic"):
        for receiver in ("give_coupon", "record_payment"):
            assert both(processes) == ["found nothing"] * 2
            outcomes, (rows, _), _ = (both(processes) for _ in range(3))
            print(f"{way}, {receiver}: {', '.join(outcomes)}; {rows}")
