"""Connected without a sender, a receiver hears every sender; None sends to nobody else."""

from django.dispatch import Signal

order_paid = Signal()


class Desk:
    pass


def everybody(sender, **kwargs):
    return "everybody"


def desk_only(sender, **kwargs):
    return "desk_only"


# --8<-- [start:connect]
order_paid.connect(everybody)
order_paid.connect(desk_only, sender=Desk)
# --8<-- [end:connect]

for sender in (Desk, "web", None):
    heard = [response for _, response in order_paid.send(sender=sender)]
    print(f"sent by {getattr(sender, '__name__', sender)}: {', '.join(heard)}")
