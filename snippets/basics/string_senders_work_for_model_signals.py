"""Only the seven model signals understand a sender written as "app_label.Model"."""

from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_out
from django.db.models import signals
from django.db.models.signals import m2m_changed
from django.dispatch import Signal

from catalogue.models import Product
from orders.models import Order


def heard(**kwargs):
    pass


# --8<-- [start:each]
resolved, taken_literally = [], []
for name, signal in vars(signals).items():
    if isinstance(signal, Signal):
        signal.connect(heard, sender="orders.Order")
        by_class = signal.disconnect(heard, sender=Order)
        (resolved if by_class else taken_literally).append(name)

print("resolved:", ", ".join(resolved))
print("taken literally:", ", ".join(taken_literally))
# --8<-- [end:each]

# --8<-- [start:through]
m2m_changed.connect(heard, sender="catalogue.Product_tags")
print("Product.tags.through:", m2m_changed.has_listeners(Product.tags.through))
# --8<-- [end:through]

# --8<-- [start:plain]
user_logged_out.connect(heard, sender="auth.User")
print("user_logged_out:", user_logged_out.has_listeners(User))
# --8<-- [end:plain]
