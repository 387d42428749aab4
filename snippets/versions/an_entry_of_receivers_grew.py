"""An entry of signal.receivers has 2 members on Django 4.2, 3 on 5.2, 4 since 6.0.

Django: 4.2+
"""

from django.dispatch import Signal

order_paid = Signal()


def notify(**kwargs):
    pass


# --8<-- [start:entry]
order_paid.connect(notify)
print("members of an entry:", len(order_paid.receivers[0]))
# --8<-- [end:entry]
