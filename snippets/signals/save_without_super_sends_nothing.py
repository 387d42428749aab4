"""An overridden save() that does not call the parent's saves nothing and sends nothing.

Wrong: on purpose
"""

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from django.test.utils import isolate_apps

from orders.models import Customer

with isolate_apps("orders"):
    # --8<-- [start:model]
    class Visitor(Customer):
        class Meta:
            app_label = "demo"
            proxy = True

        def save(self, **kwargs):
            if self.name != "spam":
                super().save(**kwargs)

    # --8<-- [end:model]


@receiver([pre_save, post_save])
def note(signal, instance, **kwargs):
    name = "pre_save" if signal is pre_save else "post_save"
    sent.append(name)


for name in ("Ann", "spam"):
    sent = []
    Visitor(name=name).save()
    print(f"{name}: {' '.join(sent) or 'nothing sent'}, rows {Customer.objects.count()}")
