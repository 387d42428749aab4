"""Signal(providing_args=…) is refused since 4.0; a positional list turns caching on.

Wrong: on purpose
"""

from django.dispatch import Signal


def heard(**kwargs):
    pass


# --8<-- [start:args]
try:
    Signal(providing_args=["order"])
except TypeError as error:
    print("providing_args:", type(error).__name__)

old_style = Signal(["order"])  # (1)!
print("positional list: use_caching =", old_style.use_caching)
# --8<-- [end:args]

# --8<-- [start:caching]
cached = Signal(use_caching=True)
for signal in (old_style, cached):
    signal.connect(heard)
    for sender in (None, "shop"):
        try:
            signal.send(sender=sender)
        except TypeError as error:
            print(f"use_caching, sender={sender!r}: {type(error).__name__}")
# --8<-- [end:caching]
