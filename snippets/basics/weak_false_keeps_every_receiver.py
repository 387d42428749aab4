"""weak=False keeps a receiver for good: connecting in a view adds one with every request.

Wrong: on purpose
"""

import gc
import weakref

from django.dispatch import Signal

order_paid = Signal()
carts = []


class Cart:
    pass


# --8<-- [start:view]
def view(cart):
    def empty_cart(**kwargs):
        cart.paid = True

    order_paid.connect(empty_cart, weak=False)
    return order_paid.send(sender=None)


# --8<-- [end:view]

for request in range(1, 4):
    cart = Cart()
    carts.append(weakref.ref(cart))
    print(f"request {request}: receivers called {len(view(cart))}")

del cart
gc.collect()
print("carts still in memory:", sum(ref() is not None for ref in carts))
