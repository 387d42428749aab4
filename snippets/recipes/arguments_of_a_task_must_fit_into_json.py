"""What a receiver may pass to a task: keys as text, not objects, UUIDs or prices.

Django: 6.0+
"""

from decimal import Decimal

from django.tasks import task

from orders.models import Coupon


# --8<-- [start:task]
@task
def redeem(coupon):
    return Coupon.objects.get(pk=coupon).code


# --8<-- [end:task]

coupon = Coupon.objects.create(code="SPRING")


def show(title, *args):
    try:
        result = redeem.enqueue(*args)
        print(f"{title}: {result.status} {result.return_value}")
    except (TypeError, ValueError) as error:
        print(f"{title}: {type(error).__name__}")


# --8<-- [start:calls]
show("the object", coupon)
show("coupon.pk, a UUID", coupon.pk)
show("str(coupon.pk)", str(coupon.pk))
show("a Decimal", Decimal("9.90"))
# --8<-- [end:calls]
