"""alogout() of the test client sends user=None although a user is logged in."""

import asyncio

from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.test import AsyncClient, Client


@receiver(user_logged_in)
def logged_in(sender, user, **kwargs):
    print(f"user_logged_in: sender={sender.__name__} user={user}")


@receiver(user_logged_out)
def logged_out(sender, user, **kwargs):
    print(f"user_logged_out: sender={sender.__name__} user={user}")


ann = User.objects.create(username="ann")

client = Client()
client.force_login(ann)
client.logout()


async def main():
    client = AsyncClient()
    await client.aforce_login(ann)
    await client.alogout()


asyncio.run(main())
