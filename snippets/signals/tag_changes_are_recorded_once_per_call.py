"""An audit of a relation records each change once, whoever makes it and from whichever side."""

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from audit.models import AuditEntry
from catalogue.models import Product, Tag


# --8<-- [start:receiver]
@receiver(m2m_changed, sender=Product.tags.through)
def record(instance, action, reverse, model, pk_set, using, **kwargs):
    if kwargs.get("raw") or action not in ("post_add", "pre_remove", "pre_clear"):  # (1)!
        return
    if action != "post_add":
        related = (instance.product_set if reverse else instance.tags).using(using)
        if action == "pre_remove":
            related = related.filter(pk__in=pk_set)  # (2)!
        pk_set = set(related.values_list("pk", flat=True))
    if pk_set:  # (3)!
        AuditEntry.objects.using(using).create(
            action="added" if action == "post_add" else "removed",
            model=instance._meta.label,
            object_pk=instance.pk,
            changes={model._meta.label: sorted(pk_set)},
        )


# --8<-- [end:receiver]

tea = Product.objects.create(pk=1, name="Tea")
hot, new = Tag.objects.create(pk=7, name="hot"), Tag.objects.create(pk=8, name="new")

# --8<-- [start:calls]
tea.tags.set([hot])
tea.tags.set([new])
tea.tags.add(new)
tea.tags.remove(hot)
tea.tags.clear()
tea.tags.clear()
hot.product_set.add(tea)
# --8<-- [end:calls]
for entry in AuditEntry.objects.all():
    print(entry, entry.changes)
