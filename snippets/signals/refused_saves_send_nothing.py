"""A save that save() itself refuses sends neither signal."""

from collections import Counter

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from orders.models import Customer, Order

sent = Counter()


@receiver([pre_save, post_save])
def count(signal, **kwargs):
    sent["pre" if signal is pre_save else "post"] += 1


def show(title, call):
    sent.clear()
    try:
        call()
        result = "no error"
    except Exception as error:
        result = type(error).__name__
    print(f"{title}: {result}, pre_save {sent['pre']}, post_save {sent['post']}")


ann = Customer.objects.create(name="Ann")

# --8<-- [start:cases]
show("update_fields=[]", lambda: ann.save(update_fields=[]))
show("unknown name in update_fields", lambda: ann.save(update_fields=["nick"]))
show("pk in update_fields", lambda: ann.save(update_fields=["id"]))
show("force_insert with force_update", lambda: ann.save(force_insert=True, force_update=True))
show("unsaved related object", lambda: Order(number="A-1", customer=Customer(name="Bob")).save())
# --8<-- [end:cases]
