"""Some signals and methods named in answers do not exist in Django."""

from django.contrib.auth import signals as auth_signals
from django.core import signals as core_signals
from django.db.models import signals
from django.dispatch import Signal

# --8<-- [start:names]
for name in ("pre_update", "post_update", "pre_bulk_create", "post_commit", "post_rollback"):
    print(f"{name}: {hasattr(signals, name)}")
print("post_save:", hasattr(signals, "post_save"))
for name in ("pre_request", "post_request", "server_started", "server_stopped", "app_ready"):
    print(f"{name}: {hasattr(core_signals, name)}")
of_auth = [name for name, value in vars(auth_signals).items() if isinstance(value, Signal)]
print("signals of auth:", ", ".join(sorted(of_auth)))
print("get_all_signals():", hasattr(signals.ModelSignal, "get_all_signals"))
# --8<-- [end:names]


def listen(**kwargs):
    pass


order_paid = Signal()
order_paid.connect(listen)
print("an entry of receivers is a pair:", len(order_paid.receivers[0]) == 2)
print("Signal.asend():", hasattr(Signal, "asend"))
