"""GeneratedField came with Django 5.0.

Django: 4.2+
"""

from django.db import models

print("GeneratedField exists:", hasattr(models, "GeneratedField"))
