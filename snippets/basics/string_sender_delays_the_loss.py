"""With a string sender a lost receiver lives until the garbage collector runs.

Wrong: on purpose
"""

import gc

from django.db.models.signals import post_save
from django.test import override_settings

from orders.models import Customer


# --8<-- [start:receiver]
def connect_local(sender):
    def local_function(**kwargs):
        pass

    post_save.connect(local_function, sender=sender)


# --8<-- [end:receiver]


def called():
    return len(post_save.send(sender=Customer))


gc.disable()
with override_settings(DEBUG=False):
    connect_local(Customer)
    print("sender is the class: called", called())
    connect_local("orders.Customer")
    print("sender is a string: called", called())
gc.enable()
gc.collect()
print("after a garbage collection: called", called())
