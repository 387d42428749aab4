"""client.login() gives receivers a request without user, address and headers, or none at all."""

from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.test import Client

User.objects.create_user("ann", password="secret")
names = {
    user_logged_in: "user_logged_in",
    user_logged_out: "user_logged_out",
    user_login_failed: "user_login_failed",
}


@receiver(list(names))
def tell(signal, request, user=None, **kwargs):
    if request is None:
        print(f"{names[signal]}: request=None")
        return
    print(
        f"{names[signal]}: user={user}, request.user {hasattr(request, 'user')}, "
        f"REMOTE_ADDR {'REMOTE_ADDR' in request.META}"
    )


client = Client()
client.login(username="ann", password="secret")
client.logout()
client.force_login(User.objects.get())
client.login(username="ann", password="guess")
