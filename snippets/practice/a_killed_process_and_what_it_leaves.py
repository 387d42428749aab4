"""A process killed with SIGKILL at some point of a save: what is in the database afterwards.

Browser: no (subprocess)
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

# --8<-- [start:process]
PROCESS = """
import os, signal
import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.db.models.signals import post_save
from orders.models import Customer, Order

call_command("migrate", verbosity=0)
Order.objects.all().delete()
ann = Customer.objects.create(name="Ann")


def reach(place):
    if place == fatal:
        os.kill(os.getpid(), signal.SIGKILL)


def count_and_mail(instance, **kwargs):
    reach("in post_save")
    Customer.objects.filter(pk=ann.pk).update(orders_count=1)
    transaction.on_commit(lambda: reach("before the callbacks"))
    transaction.on_commit(mail)


def mail():
    Customer.objects.filter(pk=ann.pk).update(email="sent")
    reach("in a callback")


def autocommit():
    Order.objects.create(number=fatal, customer=ann)


def atomic():
    with transaction.atomic():
        Order.objects.create(number=fatal, customer=ann)
        reach("before the commit")


post_save.receivers.clear()  # those of the shop
post_save.connect(count_and_mail, sender=Order)
places = ("in post_save", "before the commit", "before the callbacks", "in a callback")
for way in (autocommit, atomic):
    for fatal in places:
        if way is autocommit and fatal == "before the commit":
            continue
        connection.close()
        Customer.objects.update(orders_count=0, email="")
        Order.objects.all()._raw_delete("default")
        connection.close()
        child = os.fork()
        if not child:
            way()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL
        ann.refresh_from_db()
        rows = Order.objects.count()
        done = ann.email or "not sent"
        print(f"{way.__name__}, {fatal}: orders {rows}, counter {ann.orders_count}, mail {done}")
"""
# --8<-- [end:process]

with tempfile.TemporaryDirectory() as folder:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": str(settings.BASE_DIR),
        "SHOP_DATABASE": str(Path(folder, "shop.sqlite3")),
    }
    if connection.vendor != "sqlite":
        own = connection.settings_dict
        account = f"{quote(own['USER'])}:{quote(own['PASSWORD'])}@{own['HOST']}:{own['PORT']}"
        environment["DATABASE_URL"] = f"{connection.vendor}://{account}/{own['NAME']}"
    command = [sys.executable, "-W", "ignore", "-c", PROCESS]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
print(done.stdout + done.stderr, end="")
