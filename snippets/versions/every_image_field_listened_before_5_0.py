"""On Django 4.2 every ImageField connects a receiver of post_init, since 5.0 only some.

Django: 4.2+
"""

from django.db import models
from django.db.models.signals import post_init
from django.test.utils import isolate_apps

# --8<-- [start:models]
with isolate_apps():

    class Plain(models.Model):
        image = models.ImageField()

        class Meta:
            app_label = "demo"

    class Measured(models.Model):
        image = models.ImageField(width_field="width")
        width = models.IntegerField()

        class Meta:
            app_label = "demo"
# --8<-- [end:models]


for model in (Plain, Measured):
    print(f"{model.__name__}: post_init has listeners={post_init.has_listeners(model)}")
