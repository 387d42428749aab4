"""In pre_save neither `pk is None` nor `_state.adding` alone says that a row will be inserted."""

import json

from django.core import serializers
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from orders.models import Coupon, Customer


# --8<-- [start:receivers]
@receiver(pre_save)
def before(instance, **kwargs):
    instance._before = f"pk None={instance.pk is None} adding={instance._state.adding}"


@receiver(post_save)
def after(instance, created, **kwargs):
    print(f"{title}: {instance._before} created={created}")


# --8<-- [end:receivers]

title = "automatic key, new"
ann = Customer(name="Ann")
ann.save()
title = "automatic key, changed"
ann.save()
title = "key with a default, new"
Coupon(code="TEN").save()
title = "key set by hand, new"
Customer(pk=7, name="Bob").save()
title = "key set by hand, exists"
Customer(pk=7, name="Bob").save()
title = "pk = None, a copy"
ann.pk = None
ann.save()
title = "another database"
ann.save(using="archive")
title = "fixture, exists"
row = {"model": "orders.customer", "pk": 7, "fields": {"name": "Bob"}}
for fixture in serializers.deserialize("json", json.dumps([row])):
    fixture.save()
