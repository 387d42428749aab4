"""A delete() that only marks the row sends save signals; a query set deletes the row anyway."""

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.test.utils import isolate_apps

from orders.models import Customer, Order

NAMES = {pre_save: "pre_save", post_save: "post_save"}
NAMES |= {pre_delete: "pre_delete", post_delete: "post_delete"}
heard = []

with isolate_apps("orders"):
    # --8<-- [start:model]
    class SoftOrder(Order):
        class Meta:
            proxy = True
            app_label = "orders"

        def delete(self, *args, **kwargs):
            self.note = "deleted"
            self.save(update_fields=["note"])

    # --8<-- [end:model]


def listen(signal, **kwargs):
    heard.append(NAMES[signal])


for signal in NAMES:
    signal.connect(listen, sender=SoftOrder)


def show(title, call):
    heard.clear()
    call()
    print(f"{title}: {', '.join(heard) or 'nothing'}; rows {Order.objects.count()}")


ann = Customer.objects.create(name="Ann")
order = SoftOrder.objects.create(number="A-1", customer=ann)
# --8<-- [start:cases]
show("order.delete()", order.delete)
show("QuerySet.delete()", SoftOrder.objects.all().delete)
SoftOrder.objects.create(number="A-2", customer=ann)
show("cascade from the customer", ann.delete)
# --8<-- [end:cases]
