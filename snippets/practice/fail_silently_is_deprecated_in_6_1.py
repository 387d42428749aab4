"""send_mail(fail_silently=True) is fine up to 6.0 and deprecated in 6.1."""

import warnings

from django.core.mail import send_mail


def show(title, **arguments):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        send_mail("Order A-1", "", None, ["ann@example.com"], **arguments)
    names = sorted({warning.category.__name__ for warning in caught})
    print(f"{title}: {', '.join(names) or 'no warning'}")


# --8<-- [start:calls]
show("send_mail()")
show("send_mail(fail_silently=True)", fail_silently=True)
# --8<-- [end:calls]
