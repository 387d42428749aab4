"""MariaDB ends a deadlock by rolling back all of one transaction; Django may not notice.

Database: mysql
"""

from threading import Thread
from time import sleep

from django.db import OperationalError, connection, transaction

from catalogue.models import Tag
from orders.models import Customer

ann, bob = (Customer.objects.create(name=name) for name in ("Ann", "Bob"))


def lock(customer):
    Customer.objects.select_for_update().get(pk=customer.pk)


def lock_in_a_savepoint(customer):
    with transaction.atomic():
        lock(customer)


def rival():
    with transaction.atomic():
        # Of two transactions the one that has written less is rolled back: not this one.
        Tag.objects.bulk_create(Tag(name=f"rival {number}") for number in range(50))
        lock(bob)
        lock(ann)
    connection.close()


def let_the_rival_wait():
    request.start()
    waits = "SELECT count(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'"
    with connection.cursor() as cursor:
        for _ in range(50):
            sleep(0.2)  # MariaDB renews this table only when nobody has read it for 0.1 s
            cursor.execute(waits)
            if cursor.fetchone()[0]:
                return
    raise TimeoutError("the rival does not wait")


# --8<-- [start:block]
def block(lock_bob):
    Tag.objects.create(name="before")
    transaction.on_commit(lambda: done.append("callback ran"))
    lock(ann)
    let_the_rival_wait()  # (1)!
    try:
        lock_bob(bob)
    except OperationalError as error:
        done.append(error.args[1].partition(" when")[0])
    Tag.objects.create(name="after")


# --8<-- [end:block]


for attempt in (lock, lock_in_a_savepoint):
    Tag.objects.all().delete()
    done, request = [], Thread(target=rival)
    try:
        with transaction.atomic():
            block(attempt)
    except transaction.TransactionManagementError as error:
        done.append(type(error).__name__)
    request.join()
    names = Tag.objects.exclude(name__startswith="rival").values_list("name", flat=True)
    print(f"{attempt.__name__}: {', '.join(done)}; stored {', '.join(names) or 'nothing'}")
