"""Connections belong to a thread, so each thread that queries sends connection_created.

Browser: no (threads)
"""

import threading

from django.db import connection
from django.db.backends.signals import connection_created
from django.dispatch import receiver

from catalogue.models import Tag

sent = []


# --8<-- [start:receiver]
@receiver(connection_created)
def listen(connection, **kwargs):
    sent.append(threading.current_thread().name)


# --8<-- [end:receiver]


# --8<-- [start:threads]
def work():
    Tag.objects.exists()
    Tag.objects.exists()
    connection.close()


Tag.objects.exists()  # (1)!
for name in ("first", "second"):
    thread = threading.Thread(target=work, name=name)
    thread.start()
    thread.join()
# --8<-- [end:threads]
print("sent in the threads:", ", ".join(sent))
