"""A signal may ask: the sender reads the answers, errors among them."""

from unittest import TestCase

from django.dispatch import Signal, receiver

delivery_asked = Signal()


# --8<-- [start:receivers]
@receiver(delivery_asked)
def courier(weight, **kwargs):
    return {"name": "courier", "price": 5} if weight < 30 else None


@receiver(delivery_asked)
def post_office(weight, **kwargs):
    raise ConnectionError("no answer")


@receiver(delivery_asked)
def pigeon(weight, **kwargs):
    return {"name": "pigeon", "price": 1} if weight < 1 else None


# --8<-- [end:receivers]


# --8<-- [start:ask]
def offers(weight):
    answers = delivery_asked.send_robust(sender=None, weight=weight)
    return [answer for _, answer in answers if answer and not isinstance(answer, Exception)]


# --8<-- [end:ask]

with TestCase().assertLogs("django.dispatch"):
    for weight in (0.5, 10, 50):
        print(f"{weight} kg:", ", ".join(offer["name"] for offer in offers(weight)) or "nobody")
    answers = delivery_asked.send_robust(sender=None, weight=10)
print("answers:", ", ".join(type(answer).__name__ for _, answer in answers))
print("error has a traceback:", answers[1][1].__traceback__ is not None)
