"""add() of a key that no row has: refused at the commit, or announced and dropped in silence."""

from django.db import IntegrityError
from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from catalogue.models import Product

tea = Product.objects.create(name="Tea")
sent = []


@receiver(m2m_changed, sender=Product.tags.through)
def look(action, pk_set, **kwargs):
    sent.append(f"{action} {pk_set}")


# --8<-- [start:call]
try:
    tea.tags.add(77)
    result = "no error"
except IntegrityError as error:
    result = type(error).__name__
# --8<-- [end:call]
print(f"{', '.join(sent)}, {result}, rows {Product.tags.through.objects.count()}")
