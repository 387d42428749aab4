"""send() returns pairs of receiver and answer in the order of the calls."""

from django.dispatch import Signal, receiver

price_asked = Signal()


# --8<-- [start:receivers]
@receiver(price_asked)
def base(**kwargs):
    return 100


@receiver(price_asked)
def look(**kwargs):
    pass


responses = price_asked.send(sender=None)
for function, response in responses:
    print(f"{function.__name__}: {response}")
# --8<-- [end:receivers]

print("returned:", type(responses).__name__, "of", type(responses[0]).__name__)
print("the receiver itself:", responses[0][0] is base)
print("nobody connected:", Signal().send(sender=None))
