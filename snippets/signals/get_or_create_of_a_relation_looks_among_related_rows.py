"""get_or_create() of a relation does not find an object that is not related."""

from django.db import IntegrityError
from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from catalogue.models import Product, Tag

tea = Product.objects.create(name="Tea")
hot = Tag.objects.create(name="hot")  # its name is unique, that of a product is not
sent = []


@receiver(m2m_changed)
def look(action, **kwargs):
    sent.append(action)


def show(title, call):
    sent.clear()
    try:
        _, created = call()
        result = f"created={created}"
    except IntegrityError as error:
        result = type(error).__name__
    print(f"{title}: {result}, {', '.join(sent) or 'nothing sent'}")


# --8<-- [start:calls]
show("tea.tags, hot exists", lambda: tea.tags.get_or_create(name="hot"))
show("hot.product_set, Tea exists", lambda: hot.product_set.get_or_create(name="Tea"))
# --8<-- [end:calls]
print(f"products called Tea: {Product.objects.filter(name='Tea').count()}")
