"""What Django refuses sends nothing; an unknown key is refused by the database, later."""

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from catalogue.models import Product, Tag

tea = Product.objects.create(name="Tea")
heard = []


@receiver(m2m_changed)
def listen(action, **kwargs):
    heard.append(action)


def show(title, call):
    heard.clear()
    try:
        call()
    except Exception as error:
        result = type(error).__name__
    print(f"{title}: {result}, {', '.join(heard) or 'nothing sent'}")


# --8<-- [start:cases]
show("unsaved product", lambda: Product(name="Mate").tags.add(Tag(name="hot")))
show("unsaved tag", lambda: tea.tags.add(Tag(name="hot")))
show("another model", lambda: tea.tags.add(tea))
show("no key", lambda: tea.tags.add("hot"))
show("assignment", lambda: setattr(tea, "tags", []))
show("unknown key", lambda: tea.tags.add(77))
# --8<-- [end:cases]
print(f"rows: {Product.tags.through.objects.count()}")
