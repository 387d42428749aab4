"""Any callable that takes **kwargs can be a receiver."""

from functools import partial
from unittest.mock import Mock

from django.dispatch import Signal

order_paid = Signal()


# --8<-- [start:callables]
class Cashier:
    def __init__(self, **kwargs):
        self.sender = kwargs.get("sender")

    def on_paid(self, **kwargs):
        return "bound method"

    def __call__(self, **kwargs):
        return "object with __call__"

    @classmethod
    def on_class(cls, **kwargs):
        return f"class method of {cls.__name__}"

    @staticmethod
    def on_static(**kwargs):
        return "static method"


def note(text, **kwargs):
    return text


cashier = Cashier()
with_text = partial(note, "partial")
mock = Mock(return_value="Mock")

methods = (cashier.on_paid, Cashier.on_class, Cashier.on_static)
for callable_ in (*methods, cashier, with_text, mock):
    order_paid.connect(callable_)
order_paid.connect(Cashier)  # (1)!
# --8<-- [end:callables]

for _, response in order_paid.send(sender="till"):
    if isinstance(response, Cashier):
        response = f"new object, sender={response.sender}"
    print(response)
mock.assert_called_once_with(signal=order_paid, sender="till")
