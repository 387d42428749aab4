"""An ordinary receiver runs in whichever thread calls send().

Browser: no (threads)
"""

# --8<-- [start:code]
import threading

from django.dispatch import Signal, receiver

order_paid = Signal()


@receiver(order_paid)
def write_invoice(**kwargs):
    print("receiver:", threading.current_thread().name)


def pay():
    print("caller:", threading.current_thread().name)
    order_paid.send(sender=None)


for name in ("till-1", "till-2"):
    till = threading.Thread(target=pay, name=name)
    till.start()
    till.join()
# --8<-- [end:code]
