"""A rollback takes the rows back and sends no signal; there is no callback for it either."""

from django.db import transaction
from django.db.models import signals

from orders.models import Customer

names = ("pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed")
heard = []


def recorder(name):
    def record(**kwargs):
        heard.append(name)

    return record


recorders = {name: recorder(name) for name in names}
for name in names:
    getattr(signals, name).connect(recorders[name])

try:
    with transaction.atomic():
        Customer.objects.create(name="Ann")
        print("in the block:", ", ".join(heard))
        heard.clear()
        raise ValueError
except ValueError:
    print("rows after the rollback:", Customer.objects.count())
print("sent by the rollback:", ", ".join(heard) or "nothing")
print("transaction.on_rollback exists:", hasattr(transaction, "on_rollback"))
