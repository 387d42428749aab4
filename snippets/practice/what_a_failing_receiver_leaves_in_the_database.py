"""What an error in a receiver leaves depends on the signal and on who catches the error where."""

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.test import RequestFactory

from catalogue.models import Product, Tag
from orders.models import Coupon, Customer, GiftOrder, Order

ann = Customer.objects.create(name="Ann")
number = 0
fail_on = None


# --8<-- [start:receiver]
def fail(action=None, instance=None, **kwargs):
    if fail_on in (None, action, str(instance)):
        raise ValueError("receiver failed")


# --8<-- [end:receiver]


class Case:
    """One operation on new rows: what to call, and whether it was done."""

    def __init__(self):
        global number
        number += 1
        self.name = f"t{number}"


class Save(Case):
    def call(self):
        Tag(name=self.name).save()

    def done(self):
        return Tag.objects.filter(name=self.name).exists()


class Child(Case):
    def call(self):
        GiftOrder.objects.create(number=self.name, customer=ann)

    def done(self):
        child, parent = GiftOrder.objects, Order.objects
        found = [rows.filter(number=self.name).exists() for rows in (child, parent)]
        assert all(found) or not any(found)
        return all(found)


class GetOrCreate(Save):
    def call(self):
        Tag.objects.get_or_create(name=self.name)


class UpdateOrCreate(Case):
    def __init__(self):
        super().__init__()
        self.row = Customer.objects.create(name=self.name)

    def call(self):
        Customer.objects.update_or_create({"email": "a@example.com"}, name=self.name)

    def done(self):
        return Customer.objects.get(pk=self.row.pk).email != ""


class Delete(Case):
    def __init__(self):
        super().__init__()
        self.row = Tag.objects.create(name=self.name)

    def call(self):
        self.row.delete()

    def done(self):
        return not Tag.objects.filter(name=self.name).exists()


class DeleteThree(Case):
    def __init__(self):
        super().__init__()
        Tag.objects.all().delete()
        for name in ("first", "second", "third"):
            Tag.objects.create(name=name)

    def call(self):
        Tag.objects.exclude(name="earlier").delete()

    def done(self):
        return Tag.objects.exclude(name="earlier").count() != 3


class Add(Case):
    def __init__(self):
        super().__init__()
        self.tea = Product.objects.create(name="Tea")
        self.tag = Tag.objects.create(name=self.name)

    def call(self):
        self.tea.tags.add(self.tag)

    def done(self):
        return self.tea.tags.exists()


class Remove(Add):
    def __init__(self):
        super().__init__()
        self.tea.tags.add(self.tag)

    def call(self):
        self.tea.tags.remove(self.tag)

    def done(self):
        return not self.tea.tags.exists()


class Clear(Remove):
    def call(self):
        self.tea.tags.clear()


class Set(Remove):
    def __init__(self):
        super().__init__()
        self.other = Tag.objects.create(name=f"{self.name} other")

    def call(self):
        self.tea.tags.set([self.other])

    def done(self):
        tags = list(self.tea.tags.all())
        assert tags in ([self.tag], [self.other])  # never both, never none
        return tags == [self.other]


class CreateTag(Add):
    def call(self):
        self.tea.tags.create(name=f"{self.name} new")

    def made(self):
        return Tag.objects.filter(name=f"{self.name} new").exists()


class ReverseAdd(Case):
    def __init__(self):
        super().__init__()
        self.order = Order.objects.create(number=self.name, customer=ann)
        self.coupon = Coupon.objects.create(code=self.name)

    def call(self):
        self.coupon.order_set.add(self.order, bulk=False)

    def done(self):
        return self.coupon.order_set.exists()


class Login(Case):
    def __init__(self):
        super().__init__()
        self.user = User.objects.create(username=self.name)
        self.request = RequestFactory().get("/")
        self.request.session = SessionStore()

    def call(self):
        login(self.request, self.user, backend="django.contrib.auth.backends.ModelBackend")

    def done(self):
        return User.objects.get(pk=self.user.pk).last_login is not None


# --8<-- [start:contexts]
def autocommit(attempt):
    try:
        attempt()
    except ValueError:
        pass


def atomic(attempt):
    try:
        with transaction.atomic():
            attempt()
    except ValueError:
        pass


def caught(attempt):
    with transaction.atomic():
        Tag.objects.create(name="earlier")
        try:
            attempt()
        except ValueError:
            pass
        Tag.objects.count()  # (1)!


# --8<-- [end:contexts]


def show(title, signal, kind, word=None):
    global fail_on

    def attempt():
        signal.connect(fail)
        try:
            case.call()
        finally:
            signal.disconnect(fail)

    fail_on = word
    for context in (autocommit, atomic, caught):
        Tag.objects.filter(name="earlier").delete()
        case = kind()
        try:
            context(attempt)
            then = "goes on"
        except transaction.TransactionManagementError as error:
            then = type(error).__name__
        result = "done" if case.done() else "not done"
        if kind is CreateTag:
            result += f", tag {'made' if case.made() else 'not made'}"
        if context is caught:
            kept = Tag.objects.filter(name="earlier").exists()
            result += f", {then}, block {'kept' if kept else 'lost'}"
        print(f"{title}, {context.__name__}: {result}")


# --8<-- [start:cases]
show("pre_save of save()", pre_save, Save)
show("post_save of save()", post_save, Save)
show("post_save of a child model", post_save, Child)
show("post_save of get_or_create()", post_save, GetOrCreate)
show("post_save of update_or_create()", post_save, UpdateOrCreate)
show("post_save of reverse add(bulk=False)", post_save, ReverseAdd)
show("pre_delete of delete()", pre_delete, Delete)
show("post_delete of delete()", post_delete, Delete)
show("post_delete of the 2nd of three", post_delete, DeleteThree, "second")
show("pre_add of tags.add()", m2m_changed, Add, "pre_add")
show("post_add of tags.add()", m2m_changed, Add, "post_add")
show("pre_remove of tags.remove()", m2m_changed, Remove, "pre_remove")
show("post_remove of tags.remove()", m2m_changed, Remove, "post_remove")
show("pre_clear of tags.clear()", m2m_changed, Clear, "pre_clear")
show("post_clear of tags.clear()", m2m_changed, Clear, "post_clear")
show("post_remove of tags.set()", m2m_changed, Set, "post_remove")
show("post_add of tags.set()", m2m_changed, Set, "post_add")
show("post_add of tags.create()", m2m_changed, CreateTag, "post_add")
show("user_logged_in of login()", user_logged_in, Login)
# --8<-- [end:cases]
