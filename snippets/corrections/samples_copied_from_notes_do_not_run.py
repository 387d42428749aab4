"""Samples copied from notes stop at names that nobody defined.

Wrong: on purpose
"""

from django.contrib.auth.models import User
from django.db.models.signals import post_save

# --8<-- [start:samples]
SAMPLES = {
    "no import of settings": "User = settings.AUTH_USER_MODEL",
    "sender=MyModel": """
from django.db.models.signals import pre_save
from django.dispatch import receiver

@receiver(pre_save, sender=MyModel)
def before(sender, instance, **kwargs):
    pass
""",
    "label of a copy button": "python\nCopy\nEdit\nfrom django.apps import AppConfig",
}
# --8<-- [end:samples]

for title, code in SAMPLES.items():
    try:
        exec(code, {})
    except NameError as error:
        print(f"{title}: {type(error).__name__} {error}")

try:
    User.save()
except TypeError as error:
    print("User.save():", type(error).__name__)
User.objects.create_user("ann").save()
print("user.save(): users", User.objects.count())
try:
    post_save(sender=User)
except TypeError as error:
    print("post_save():", error)
