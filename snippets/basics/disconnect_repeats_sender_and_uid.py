"""disconnect() finds a receiver by the same sender and the same dispatch_uid, or not at all."""

from django.contrib.auth.models import update_last_login
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from orders.models import Customer


# --8<-- [start:sender]
@receiver(post_save, sender=Customer)
def greet(**kwargs):
    pass


print("without the sender:", post_save.disconnect(greet))
print("with the sender:", post_save.disconnect(greet, sender=Customer))
print("once more:", post_save.disconnect(greet, sender=Customer))
# --8<-- [end:sender]

# --8<-- [start:string]
post_save.connect(greet, sender="orders.Customer")
print("by string:", post_save.disconnect(greet, sender="orders.Customer"))
print("connected afterwards:", post_save.has_listeners(Customer))
# --8<-- [end:string]

# --8<-- [start:uid]
print("by function:", user_logged_in.disconnect(update_last_login))
print("by uid:", user_logged_in.disconnect(dispatch_uid="update_last_login"))
# --8<-- [end:uid]


# --8<-- [start:several]
@receiver([post_save, post_delete], sender=Customer)
def changed(**kwargs):
    pass


post_save.disconnect(changed, sender=Customer)
print("post_delete keeps its own connection:", post_delete.has_listeners(Customer))
# --8<-- [end:several]
