"""Everything that Django passes to a receiver of pre_init and of post_init."""

from django.db.models.signals import post_init, pre_init

from catalogue.models import Tag

Tag.objects.create(name="hot")
step = ""


# --8<-- [start:receivers]
def before(signal, **kwargs):
    print(f"{step}: pre_init:", " ".join(sorted([*kwargs, "signal"])))
    args, named = kwargs["args"], kwargs["kwargs"]
    print(f"{step}: args is a {type(args).__name__}:", *args)
    print(f"{step}: kwargs is a {type(named).__name__}:", *(f"{k}={v}" for k, v in named.items()))
    print(f"{step}: sender is Tag: {kwargs['sender'] is Tag}, signal: {signal is pre_init}")


def after(signal, **kwargs):
    print(f"{step}: post_init:", " ".join(sorted([*kwargs, "signal"])))
    print(f"{step}: instance of Tag: {type(kwargs['instance']) is Tag}")
    seen.append(kwargs["instance"])


# --8<-- [end:receivers]
seen = []
pre_init.connect(before, sender=Tag)
post_init.connect(after, sender=Tag)

# --8<-- [start:calls]
step = "new"
tag = Tag(name="new")
print("instance is the object that Tag() returns:", seen[-1] is tag)
step = "row"
Tag.objects.get(name="hot")
# --8<-- [end:calls]
