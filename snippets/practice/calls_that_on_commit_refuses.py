"""on_commit() wants a function and a transaction it can watch.

Wrong: on purpose
"""

from django.core import mail
from django.db import transaction


def show(title, call):
    mail.outbox = []
    try:
        with transaction.atomic():
            call()
    except (TypeError, transaction.TransactionManagementError) as error:
        print(f"{title}: {type(error).__name__}, mails {len(mail.outbox)}")


# --8<-- [start:calls]
def a_call_instead_of_a_function():
    transaction.on_commit(mail.send_mail("Welcome", "", None, ["ann@example.com"]))  # (1)!


show("send_mail(…)", a_call_instead_of_a_function)
# --8<-- [end:calls]

transaction.set_autocommit(False)
try:
    transaction.on_commit(print)
except transaction.TransactionManagementError as error:
    print(f"autocommit switched off: {type(error).__name__}")
transaction.rollback()
transaction.set_autocommit(True)
