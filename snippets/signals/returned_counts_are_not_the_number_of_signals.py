"""delete() counts rows, those of automatic through models too; they send no signals."""

from collections import Counter

from django.db.models.signals import post_delete

from catalogue.models import Collection, Product

sent = Counter()


def listen(sender, **kwargs):
    sent[sender._meta.label] += 1


post_delete.connect(listen)

# --8<-- [start:delete]
tea = Product.objects.create(name="Tea")
tea.tags.create(name="hot")
tea.tags.create(name="new")
Collection.objects.create(name="Gifts").products.add(tea)

total, counts = tea.delete()
# --8<-- [end:delete]
print(f"total: {total}")
for label in sorted(counts):
    print(f"{label}: counted {counts[label]}, post_delete {sent[label]}")
