"""A receiver runs inside the code that sends; on_commit() callbacks run inside the commit."""

import traceback
from pathlib import Path

import django
from django.db import transaction
from django.db.models.signals import post_save

from orders.models import Customer

DJANGO = str(Path(django.__file__).parent)


# --8<-- [start:receiver]
def who_sent_it():
    frames = traceback.extract_stack()[:-1]
    return [f.name for f in frames if not f.filename.startswith(DJANGO)]  # (1)!


def look(**kwargs):
    print("post_save:", *who_sent_it()[-3:])
    transaction.on_commit(lambda: print("on_commit:", *who_sent_it()[-2:]))


# --8<-- [end:receiver]


# --8<-- [start:calls]
def import_customers():
    sign_up("Ann")


def sign_up(name):
    Customer.objects.create(name=name)


def nightly_job():
    with transaction.atomic():
        import_customers()


post_save.connect(look, sender=Customer)
nightly_job()
# --8<-- [end:calls]
