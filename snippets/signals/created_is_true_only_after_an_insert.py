"""`created` says that this save made an INSERT, not that the object is new to the shop."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer, GiftOrder, Order

seen = []


# --8<-- [start:receiver]
@receiver(post_save)
def note(created, **kwargs):
    seen.append(created)


# --8<-- [end:receiver]


def show(title, call):
    seen.clear()
    call()
    print(f"{title}: {', '.join(f'created={value}' for value in seen) or 'not sent'}")


def delete_and_save_again():
    bob = Customer.objects.get(name="Bob")
    Customer.objects.filter(pk=bob.pk).delete()
    bob.save()


def save_as_a_copy():
    ann.pk = None
    ann.save()


ann = Customer(name="Ann")

# --8<-- [start:cases]
show("save() of a new object", ann.save)
show("save() once more", ann.save)
show("new object with a pk of our own", Customer(pk=7, name="Bob").save)
show("new object with a pk that exists", Customer(pk=7, name="Bob").save)
show("save() of a deleted object", delete_and_save_again)
show("save() after pk = None", save_as_a_copy)
show("save(using='archive')", lambda: ann.save(using="archive"))
show("get_or_create(), found", lambda: Customer.objects.get_or_create(pk=7))
show(
    "update_or_create(), found",
    lambda: Customer.objects.update_or_create(pk=7, defaults={"name": "Bo"}),
)
# --8<-- [end:cases]

order = Order.objects.create(number="A-1", customer=ann)
gift = GiftOrder(order_ptr=order, message="For you")
gift.__dict__.update(number="A-1", customer_id=ann.pk)
show("child row for an existing parent row", gift.save)
