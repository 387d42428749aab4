"""Async receivers of one signal send their queries one by one, from one thread."""

import threading

from django.db import connection
from django.dispatch import Signal

from orders.models import Customer

order_paid = Signal()
running = most = 0
threads = set()


def watch(execute, sql, params, many, context):
    global running, most
    threads.add(threading.get_ident())
    running += 1
    most = max(most, running)
    try:
        return execute(sql, params, many, context)
    finally:
        running -= 1


# --8<-- [start:receivers]
def counting():
    async def count_customers(**kwargs):
        return await Customer.objects.acount()

    return count_customers


receivers = [counting() for _ in range(5)]
for receiver in receivers:
    order_paid.connect(receiver)
# --8<-- [end:receivers]

with connection.execute_wrapper(watch):
    answers = order_paid.send(sender=None)
print("queries:", len(answers), "at once:", most)
print("all in the caller's thread:", threads == {threading.get_ident()})
