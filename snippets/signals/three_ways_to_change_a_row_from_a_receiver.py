"""Setting the field in pre_save, update() or a guarded save(): none of them recurses."""

from django.db import connection
from django.db.models.signals import post_save, pre_save
from django.test.utils import CaptureQueriesContext

from catalogue.models import Product


# --8<-- [start:receivers]
def in_pre_save(instance, **kwargs):
    instance.slug = instance.name.lower()


def by_update(sender, instance, created, using, **kwargs):
    if created:
        instance.slug = instance.name.lower()
        sender.objects.using(using).filter(pk=instance.pk).update(slug=instance.slug)


def by_guarded_save(instance, created, using, **kwargs):
    if created:  # (1)!
        instance.slug = instance.name.lower()
        instance.save(using=using, update_fields=["slug"])


# --8<-- [end:receivers]

for signal, way in ((pre_save, in_pre_save), (post_save, by_update), (post_save, by_guarded_save)):
    seen = []

    def later(created, **kwargs):
        seen.append(f"created={created}")

    signal.connect(way, sender=Product)
    post_save.connect(later, sender=Product)
    with CaptureQueriesContext(connection) as queries:
        tea = Product.objects.create(name="Tea")
    sql = " ".join(query["sql"].split()[0] for query in queries)
    tea.refresh_from_db()
    print(f"{way.__name__}: slug {tea.slug}, SQL {sql}, {', '.join(seen)}")
    signal.disconnect(way, sender=Product)
    post_save.disconnect(later, sender=Product)
