"""Behind a proxy REMOTE_ADDR is the proxy; the visitor may write the head of X-Forwarded-For."""

from django.contrib.auth import authenticate
from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver
from django.test import RequestFactory

# --8<-- [start:receiver]
TRUSTED_PROXIES = 1  # (1)!


def address(request):
    if request is None:
        return ""
    header = request.headers.get("X-Forwarded-For", "")
    chain = [part.strip() for part in header.split(",")]
    if 0 < TRUSTED_PROXIES <= len(chain) and chain[-TRUSTED_PROXIES]:
        return chain[-TRUSTED_PROXIES]
    return request.META.get("REMOTE_ADDR", "")


# --8<-- [end:receiver]


@receiver(user_login_failed)
def show(request, **kwargs):
    if request:
        print(f"REMOTE_ADDR: {request.META['REMOTE_ADDR']}")
        print(f"first of X-Forwarded-For: {request.headers['X-Forwarded-For'].split(',')[0]}")
    print(f"address(): {address(request) or '-'}")


request = RequestFactory().post(
    "/", headers={"X-Forwarded-For": "1.2.3.4, 203.0.113.7"}, REMOTE_ADDR="10.0.0.1"
)
authenticate(request, username="ann", password="guess")
authenticate(username="ann", password="guess")

user_login_failed.disconnect(show)
past_the_proxy = RequestFactory().post(
    "/", headers={"X-Forwarded-For": "1.2.3.4"}, REMOTE_ADDR="203.0.113.7"
)
print(f"past the proxy: {address(past_the_proxy)}")
