"""Only values whose key looks secret are masked in user_login_failed; the rest is in clear."""

from django.contrib.auth import authenticate
from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver


@receiver(user_login_failed)
def show(sender, credentials, **kwargs):
    for key, value in credentials.items():
        print(f"{key}: {value}")


# --8<-- [start:call]
authenticate(
    username="ann",
    password="x1",
    api_id="x2",
    Token="x3",
    secret_answer="x4",
    signature="x5",
    keyboard="x6",
    otp="x7",
    pin="x8",
    passphrase="x9",
    passwd="x10",
    code="x11",
    form={"password": "x12"},
)
# --8<-- [end:call]
