"""In 6.1 a from_db() without fetch_mode or **kwargs gives a deprecation warning.

Django: 6.1+
"""

import warnings

from django.test.utils import isolate_apps

from catalogue.models import Product

Product.objects.create(name="Tea")

with isolate_apps():
    # --8<-- [start:models]
    class Old(Product):
        class Meta:
            proxy = True
            app_label = "demo"

        @classmethod
        def from_db(cls, db, field_names, values):
            return super().from_db(db, field_names, values)

    class New(Product):
        class Meta:
            proxy = True
            app_label = "demo"

        @classmethod
        def from_db(cls, db, field_names, values, **kwargs):
            return super().from_db(db, field_names, values, **kwargs)

    # --8<-- [end:models]


for model in (Old, New):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        model.objects.get()
    print(f"{model.__name__}: {', '.join(w.category.__name__ for w in caught) or 'no warning'}")
