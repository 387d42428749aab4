"""Everything that Django passes to a receiver of pre_save and of post_save."""

from django.db.models.signals import post_save, pre_save

from orders.models import Customer

ann = Customer(name="Ann")


# --8<-- [start:receivers]
def before(**kwargs):
    print("pre_save:", " ".join(sorted(kwargs)))


def after(**kwargs):
    print("post_save:", " ".join(sorted(kwargs)))
    print(f"sender is Customer: {kwargs['sender'] is Customer}")
    print(f"instance is the object of the caller: {kwargs['instance'] is ann}")
    print(f"instance is a dict: {isinstance(kwargs['instance'], dict)}")
    print(f"created: {kwargs['created']!r}")
    print(f"raw: {kwargs['raw']!r}")
    print(f"using: {kwargs['using']!r}")
    print(f"update_fields: {kwargs['update_fields']!r}")
    print(f"signal is post_save: {kwargs['signal'] is post_save}")
    print(f"type of signal: {type(kwargs['signal']).__name__}")


# --8<-- [end:receivers]

pre_save.connect(before, sender=Customer)
post_save.connect(after, sender=Customer)
ann.save()
