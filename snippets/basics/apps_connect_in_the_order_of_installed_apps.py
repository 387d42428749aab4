"""Receivers connected in ready() run in the order of INSTALLED_APPS."""

from types import ModuleType

from django.apps import AppConfig
from django.apps.registry import Apps
from django.dispatch import Signal

order_paid = Signal()
called = []


def send_invoice(**kwargs):
    called.append("billing")


def take_stock(**kwargs):
    called.append("stock")


# --8<-- [start:configs]
class BillingConfig(AppConfig):
    name = "billing"
    path = "billing"

    def ready(self):
        order_paid.connect(send_invoice)


class StockConfig(AppConfig):
    name = "stock"
    path = "stock"

    def ready(self):
        order_paid.connect(take_stock)


# --8<-- [end:configs]


def start(*config_classes):
    order_paid.disconnect(send_invoice)
    order_paid.disconnect(take_stock)
    called.clear()
    configs = [config(config.name, ModuleType(config.name)) for config in config_classes]
    Apps(configs)
    order_paid.send(sender=None)
    print(f"installed: {', '.join(c.name for c in configs)}; called: {', '.join(called)}")


start(BillingConfig, StockConfig)
start(StockConfig, BillingConfig)
