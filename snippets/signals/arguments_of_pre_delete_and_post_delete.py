"""Everything that Django passes to a receiver of pre_delete and of post_delete."""

from django.db.models.signals import post_delete, pre_delete

from orders.models import Customer

ann = Customer.objects.create(name="Ann")


# --8<-- [start:receivers]
def before(**kwargs):
    print("pre_delete:", " ".join(sorted(kwargs)))


def after(**kwargs):
    print("post_delete:", " ".join(sorted(kwargs)))
    print(f"sender is Customer: {kwargs['sender'] is Customer}")
    print(f"instance is the object of the caller: {kwargs['instance'] is ann}")
    print(f"origin is the object of the caller: {kwargs['origin'] is ann}")
    print(f"using: {kwargs['using']!r}")
    print(f"signal is post_delete: {kwargs['signal'] is post_delete}")


# --8<-- [end:receivers]

pre_delete.connect(before, sender=Customer)
post_delete.connect(after, sender=Customer)
ann.delete()
