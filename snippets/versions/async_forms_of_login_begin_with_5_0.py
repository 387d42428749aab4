"""alogin(), alogout() and aauthenticate() came with Django 5.0.

Django: 4.2+
"""

from django.contrib import auth

for name in ("aauthenticate", "alogin", "alogout"):
    print(f"{name} exists: {hasattr(auth, name)}")
