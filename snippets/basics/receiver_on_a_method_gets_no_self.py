"""@receiver inside a class connects the plain function: nobody passes self.

Wrong: on purpose
"""

from django.dispatch import Signal, receiver

order_paid = Signal()
order_sent = Signal()


# --8<-- [start:class]
class Printer:
    @receiver(order_paid)
    def on_paid(self, **kwargs):
        print("never reached")

    @staticmethod
    @receiver(order_sent)
    def on_sent(**kwargs):
        print("order_sent: static method")


# --8<-- [end:class]

printer = Printer()
try:
    order_paid.send(sender=None)
except TypeError as error:
    print("order_paid:", type(error).__name__)
order_sent.send(sender=None)
