"""SQL statements of each operation: nobody listens, an empty receiver, one with a query."""

from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.db import connection
from django.db.models import F
from django.db.models.signals import m2m_changed, post_delete, post_init, post_save
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from audit.models import AuditEntry
from catalogue.models import Product, Tag
from orders.models import Customer, Order, OrderLine

TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
Link = Product.tags.through
numbers = iter(range(10_000))


# --8<-- [start:receivers]
def empty(**kwargs):
    pass


def querying(**kwargs):
    AuditEntry.objects.count()


# --8<-- [end:receivers]


# --8<-- [start:show]
def statements(prepare, call):
    prepared = prepare()
    with CaptureQueriesContext(connection) as queries:
        call(prepared)
    return sum(not query["sql"].startswith(TRANSACTION) for query in queries)


def show(title, signal, sender, prepare, call):
    found = [statements(prepare, call)]
    for receiver in (empty, querying):
        signal.connect(receiver, sender=sender)
        found.append(statements(prepare, call))
        signal.disconnect(receiver, sender=sender)
    print(f"{title}: {found[0]}, empty {found[1]}, querying {found[2]}")


# --8<-- [end:show]


def new():
    return Tag(name=f"tag {next(numbers)}")


def stored():
    tag = new()
    tag.save()
    return tag


def twenty():
    return [new() for _ in range(20)]


def twenty_stored():
    Tag.objects.all().delete()
    return Tag.objects.bulk_create(twenty())


def twenty_lines():
    number = next(numbers)
    ann, tea = Customer.objects.create(name="Ann"), Product.objects.create(name="Tea")
    order = Order.objects.create(number=number, customer=ann)
    OrderLine.objects.bulk_create([OrderLine(order=order, product=tea) for _ in range(20)])
    return order.lines.all()


def twenty_links():
    tea = Product.objects.create(name="Tea")
    tea.tags.set(twenty_stored())
    return Link.objects.filter(product=tea)


def tea_and_tags():
    tea, kept, removed, added = Product.objects.create(name="Tea"), stored(), stored(), stored()
    tea.tags.set([kept, removed])
    return tea.tags, kept, added


def create_each(tags):
    for tag in tags:
        Tag.objects.create(name=tag.name)


# --8<-- [start:save]
show("save(), new", post_save, Tag, new, lambda tag: tag.save())
show("save(), stored", post_save, Tag, stored, lambda tag: tag.save())
show("create() x20", post_save, Tag, twenty, create_each)
show("bulk_create() of 20", post_save, Tag, twenty, Tag.objects.bulk_create)
show("update() of 20", post_save, Tag, twenty_stored, lambda _: Tag.objects.update(name=F("id")))
show("list of 20", post_init, Tag, twenty_stored, lambda _: list(Tag.objects.all()))
# --8<-- [end:save]

# --8<-- [start:delete]
show("delete() of 20 lines", post_delete, OrderLine, twenty_lines, lambda found: found.delete())
show("delete() of 20 links", post_delete, Link, twenty_links, lambda found: found.delete())
show("delete() of 20 tags", post_delete, Tag, twenty_stored, lambda _: Tag.objects.all().delete())
show("delete() of a tag", post_delete, Tag, stored, lambda tag: tag.delete())
# --8<-- [end:delete]

# --8<-- [start:m2m]
show("add()", m2m_changed, Link, tea_and_tags, lambda made: made[0].add(made[2]))
show("set(), 1 out, 1 in", m2m_changed, Link, tea_and_tags, lambda made: made[0].set(made[1:]))
# --8<-- [end:m2m]


# --8<-- [start:login]
def login(_):
    Client().login(username="ann", password="secret")


with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
    User.objects.create_user("ann", password="secret")
    show("login", user_logged_in, User, lambda: None, login)
    user_logged_in.disconnect(dispatch_uid="update_last_login")
    show("login without Django's receiver", user_logged_in, User, lambda: None, login)
# --8<-- [end:login]
