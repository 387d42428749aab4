"""add() of what is there already still sends its signals: a receiver that adds calls itself."""

from django.db.models.signals import m2m_changed

from catalogue.models import Product, Tag

everything = Tag.objects.create(name="everything")
hot = Tag.objects.create(name="hot")


# --8<-- [start:receivers]
def unguarded(instance, action, reverse, **kwargs):
    if action == "post_add" and not reverse:
        instance.tags.add(everything)


def guarded(instance, action, reverse, pk_set, **kwargs):
    if action == "post_add" and not reverse and pk_set:  # (1)!
        instance.tags.add(everything)


# --8<-- [end:receivers]

for function in (unguarded, guarded):
    m2m_changed.connect(function, sender=Product.tags.through)
    tea = Product.objects.create(name="Tea")
    try:
        tea.tags.add(hot)
    except RecursionError as error:
        result = type(error).__name__
    else:
        result = "no error"
    print(f"{function.__name__}: {result}, {tea.tags.count()} tags")
    m2m_changed.disconnect(function, sender=Product.tags.through)
