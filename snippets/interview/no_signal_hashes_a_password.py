"""A password assigned to the field is stored as it is: set_password() hashes, no receiver does."""

from django.contrib.auth.models import User

ann = User(username="ann", password="tea")
ann.save()
print("assigned and saved:", User.objects.get(pk=ann.pk).password)

ann.set_password("tea")
ann.save()
print("set_password():", User.objects.get(pk=ann.pk).password.split("_")[0])
