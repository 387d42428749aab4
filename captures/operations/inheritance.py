"""Proxies (PaidOrder) and multi-table inheritance (GiftOrder)."""

from django.core import serializers

from captures.operations import operation
from orders.models import Customer, GiftOrder, Order, PaidOrder


def customer() -> Customer:
    return Customer.objects.create(name="Ann")


@operation
def proxy_create():
    ann = customer()
    yield
    PaidOrder.objects.create(number="A-1", customer=ann)


@operation
def proxy_save():
    Order.objects.create(number="A-1", customer=customer())
    order = PaidOrder.objects.get()
    yield
    order.save()


@operation
def proxy_delete():
    Order.objects.create(number="A-1", customer=customer())
    order = PaidOrder.objects.get()
    yield
    order.delete()


@operation
def proxy_queryset_delete():
    Order.objects.create(number="A-1", customer=customer())
    yield
    PaidOrder.objects.all().delete()


@operation
def proxy_loaded_as_parent():
    PaidOrder.objects.create(number="A-1", customer=customer())
    yield
    Order.objects.get().save()


@operation
def child_create():
    ann = customer()
    yield
    GiftOrder.objects.create(number="A-1", customer=ann)


@operation
def child_save():
    gift = GiftOrder.objects.create(number="A-1", customer=customer())
    yield
    gift.save()


@operation
def child_delete():
    gift = GiftOrder.objects.create(number="A-1", customer=customer())
    yield
    gift.delete()


@operation
def child_delete_keep_parents():
    gift = GiftOrder.objects.create(number="A-1", customer=customer())
    yield
    gift.delete(keep_parents=True)


@operation
def child_deleted_through_parent():
    GiftOrder.objects.create(number="A-1", customer=customer())
    order = Order.objects.get()
    yield
    order.delete()


@operation
def child_deleted_through_proxy_of_parent():
    GiftOrder.objects.create(number="A-1", customer=customer())
    order = PaidOrder.objects.get()
    yield
    order.delete()


@operation
def child_saved_through_parent():
    GiftOrder.objects.create(number="A-1", customer=customer())
    order = Order.objects.get()
    yield
    order.save()


@operation
def child_added_to_parent():
    order = Order.objects.create(number="A-1", customer=customer())
    gift = GiftOrder(order_ptr=order, message="Enjoy!")
    gift.__dict__.update({f.attname: getattr(order, f.attname) for f in Order._meta.fields})
    yield
    gift.save()


@operation
def child_queryset_update():
    GiftOrder.objects.create(number="A-1", customer=customer())
    yield
    GiftOrder.objects.update(paid=True, message="Enjoy!")


@operation
def child_deserialized():
    GiftOrder.objects.create(number="A-1", customer=customer())
    rows = serializers.serialize("json", [*Order.objects.all(), *GiftOrder.objects.all()])
    yield
    for row in serializers.deserialize("json", rows):
        row.save()
