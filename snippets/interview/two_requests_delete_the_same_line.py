"""Both requests send post_delete although only one deleted the row: the stock rises twice."""

# --8<-- [start:code]
from django.db.models import F
from django.db.models.signals import post_delete
from django.dispatch import receiver

from catalogue.models import Product
from orders.models import Customer, Order, OrderLine


@receiver(post_delete, sender=OrderLine)
def back_to_stock(instance, **kwargs):
    product = Product.objects.filter(pk=instance.product_id)
    product.update(stock=F("stock") + instance.quantity)


tea = Product.objects.create(name="Tea", stock=10)
order = Order.objects.create(number="A-1", customer=Customer.objects.create(name="Ann"))
OrderLine.objects.create(order=order, product=tea, quantity=2)
one, other = OrderLine.objects.get(), OrderLine.objects.get()
print(one.delete()[0], other.delete()[0])
print("stock", Product.objects.get().stock)
# --8<-- [end:code]
