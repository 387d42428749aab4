"""Changing an attribute sends nothing; saving sends both signals, changed or not."""

from django.db.models.signals import post_save, pre_save

from orders.models import Customer

heard = []
ann = Customer.objects.create(name="Ann")


def note(signal, **kwargs):
    heard.append("pre_save" if signal is pre_save else "post_save")


pre_save.connect(note, sender=Customer)
post_save.connect(note, sender=Customer)


def show(title):
    print(f"{title}: {', '.join(heard) or 'nothing'}")
    heard.clear()


# --8<-- [start:cases]
ann.name = "Anna"
show("attribute changed")
ann.save()
show("save()")
ann.save()
show("save() with nothing changed")
# --8<-- [end:cases]
