"""An assigned expression is an expression in pre_save; in post_save it depends on the release."""

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Lower
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from catalogue.models import Product


def shown(value):
    return "expression" if isinstance(value, models.Expression | F) else repr(value)


# --8<-- [start:receiver]
@receiver([pre_save, post_save], sender=Product)
def look(signal, instance, **kwargs):
    name = "pre_save" if signal is pre_save else "post_save"
    print(f"{title} {name}: name={shown(instance.name)} stock={shown(instance.stock)}")


# --8<-- [end:receiver]

title = "INSERT"
tea = Product(name=Lower(Value("TEA")))
tea.save()

tea = Product.objects.get()
tea.stock = F("stock") + 1
title = "UPDATE"
tea.save()

tea.stock = F("stock") + 1
try:
    print(tea.stock > 5)
except TypeError as error:
    print(f"expression > 5: {type(error).__name__}")
