"""A receiver that returns nothing takes part in the answers of send(), with None."""

# --8<-- [start:code]
from django.dispatch import Signal, receiver

may_ship = Signal()


def ask():
    answers = may_ship.send(sender=None)
    print(len(answers), all(answer for _, answer in answers))


@receiver(may_ship)
def stock_is_there(**kwargs):
    return True


ask()


@receiver(may_ship)
def log(**kwargs):
    print("asked")


ask()
# --8<-- [end:code]
