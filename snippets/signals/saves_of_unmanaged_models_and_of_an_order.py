"""An unmanaged model sends like any other; set_RELATED_order() writes rows in silence."""

from django.db import connection, models
from django.db.models.signals import post_save, pre_save
from django.test.utils import isolate_apps

with isolate_apps("catalogue"):

    class Visit(models.Model):
        class Meta:
            app_label = "catalogue"
            managed = False

    class Menu(models.Model):
        class Meta:
            app_label = "catalogue"

    class Dish(models.Model):
        menu = models.ForeignKey(Menu, models.CASCADE)

        class Meta:
            app_label = "catalogue"
            order_with_respect_to = "menu"


sent = []


def listen(signal, **kwargs):
    sent.append("pre_save" if signal is pre_save else "post_save")


def show(title, call):
    sent.clear()
    result = call()
    print(f"{title}: {', '.join(sent) or 'nothing'}")
    return result


with connection.schema_editor() as editor:
    for model in (Menu, Dish):
        editor.create_model(model)
    editor.execute("CREATE TABLE catalogue_visit (id integer PRIMARY KEY)")
for signal in (pre_save, post_save):
    for model in (Visit, Dish):
        signal.connect(listen, sender=model)

show("managed = False, create()", Visit.objects.create)
menu = Menu.objects.create()
soup = show("order_with_respect_to, create()", lambda: Dish.objects.create(menu=menu))
cake = Dish.objects.create(menu=menu)
show("set_dish_order()", lambda: menu.set_dish_order([cake.pk, soup.pk]))
print("order now:", list(menu.get_dish_order()))

with connection.schema_editor() as editor:
    editor.execute("DROP TABLE catalogue_visit")
    for model in (Dish, Menu):
        editor.delete_model(model)
