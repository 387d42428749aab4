"""What the shop knows about a person beyond the account itself."""

from django.conf import settings
from django.db import models


class Profile(models.Model):
    """One row for each user, made by a receiver when the user is created."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    bio = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"profile of {self.user.get_username()}"
