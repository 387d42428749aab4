"""A receiver that counts the rows anew repairs with the next order what bulk writes broke."""

# --8<-- [start:receivers]
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from orders.models import Customer, Order


def recount(customer_id, using):
    orders = Order.objects.using(using).filter(customer=customer_id)
    customer = Customer.objects.using(using).filter(pk=customer_id)
    customer.update(orders_count=orders.count())  # (1)!


@receiver(pre_save, sender=Order)
def remember_customer(instance, raw, using, **kwargs):
    rows = Order.objects.using(using).filter(pk=instance.pk)
    customers = rows.values_list("customer", flat=True)
    instance._old_customer = None if raw else customers.first()


@receiver(post_save, sender=Order)
def recount_after_save(instance, raw, using, **kwargs):
    if not raw:
        customers = {instance._old_customer, instance.customer_id}
        for customer_id in customers - {None}:
            recount(customer_id, using)


@receiver(post_delete, sender=Order)
def recount_after_delete(instance, using, **kwargs):
    recount(instance.customer_id, using)


# --8<-- [end:receivers]

ann = Customer.objects.create(name="Ann")
bob = Customer.objects.create(name="Bob")


def show(title):
    counters = dict(Customer.objects.values_list("name", "orders_count"))
    print(f"{title}: Ann {counters['Ann']}, Bob {counters['Bob']}")


# --8<-- [start:cases]
orders = [Order(number=f"A-{n}", customer=ann) for n in range(3)]
Order.objects.bulk_create(orders)
show("bulk_create() of three")
order = Order.objects.create(number="A-3", customer=ann)
show("the next order")
order.customer = bob
order.save()
show("moved by save()")
order.delete()
show("deleted")
# --8<-- [end:cases]
