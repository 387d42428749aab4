"""A callback of on_commit() runs after the outermost commit, in autocommit at once."""

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from catalogue.models import Product, Tag
from orders.models import Customer, GiftOrder

steps = []


# --8<-- [start:receivers]
@receiver([post_save, post_delete, m2m_changed])
def first(using, action="", **kwargs):
    steps.append(f"first {action}".strip())
    transaction.on_commit(lambda: steps.append("callback"), using=using)


@receiver([post_save, post_delete, m2m_changed])
def second(action="", **kwargs):
    steps.append(f"second {action}".strip())


# --8<-- [end:receivers]


def show(title, call):
    steps.clear()
    call()
    steps.append("next line")
    print(f"{title}: {', '.join(steps)}")


# --8<-- [start:nested]
def atomic():
    with transaction.atomic():
        Tag.objects.create(name="atomic")
        steps.append("end of block")


def nested():
    with transaction.atomic():
        with transaction.atomic():
            Tag.objects.create(name="nested")
            steps.append("end of inner block")
        steps.append("end of block")


# --8<-- [end:nested]


def three():
    with transaction.atomic():
        for name in "abc":
            transaction.on_commit(lambda name=name: steps.append(name))


def inside_a_callback():
    def outer():
        steps.append("a(")
        transaction.on_commit(lambda: steps.append("new"))
        steps.append(")")

    with transaction.atomic():
        transaction.on_commit(outer)
        transaction.on_commit(lambda: steps.append("b"))


tea = Product.objects.create(name="Tea")
ann = Customer.objects.create(name="Ann")
tag = Tag.objects.create(name="tag")

# --8<-- [start:cases]
show("save()", Tag(name="hot").save)
show("child model", GiftOrder(number="G-1", customer=ann).save)
show("save() in atomic()", atomic)
show("save() in two atomic()", nested)
show("get_or_create()", lambda: Tag.objects.get_or_create(name="new"))
show("delete()", Tag.objects.create(name="old").delete)
show("tags.add()", lambda: tea.tags.add(tag))
show("three callbacks", three)
show("a callback in a callback", inside_a_callback)
# --8<-- [end:cases]
