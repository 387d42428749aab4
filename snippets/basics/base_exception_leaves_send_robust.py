"""send_robust() catches Exception only: SystemExit and KeyboardInterrupt get out."""

from django.dispatch import Signal

order_paid = Signal()


def leave(**kwargs):
    raise SystemExit("stop")


def after(**kwargs):
    print("never reached")


order_paid.connect(leave)
order_paid.connect(after)
try:
    order_paid.send_robust(sender=None)
except BaseException as error:
    print("send_robust() raised:", type(error).__name__, error)
