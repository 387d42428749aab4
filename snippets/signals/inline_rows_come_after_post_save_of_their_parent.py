"""In the admin the rows of inlines are saved after the object: post_save does not see them."""

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import Client, override_settings
from django.urls import path

from catalogue.models import Product
from orders.models import Customer, Order, OrderLine

tea = Product.objects.create(name="Tea")
ann = Customer.objects.create(name="Ann")


@receiver(post_save, sender=Order)
def look(instance, **kwargs):
    print("post_save of the order: lines", instance.lines.count())


class LineInline(admin.TabularInline):
    model = OrderLine


# --8<-- [start:admin]
class OrderAdmin(admin.ModelAdmin):
    inlines = [LineInline]
    fields = ["number", "customer"]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        print("after save_related(): lines", form.instance.lines.count())  # (1)!


# --8<-- [end:admin]

site = admin.AdminSite()
site.register(Order, OrderAdmin)
client = Client()
client.force_login(User.objects.create_superuser("root"))
data = {"number": "A-1", "customer": ann.pk}
data |= {"lines-TOTAL_FORMS": 1, "lines-INITIAL_FORMS": 0}
data |= {"lines-0-product": tea.pk, "lines-0-quantity": 2, "lines-0-price": 3}
with override_settings(ROOT_URLCONF=(path("admin/", site.urls),)):
    response = client.post("/admin/orders/order/add/", data)
print("status", response.status_code)
