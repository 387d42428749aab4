"""manage.py recount_orders: mend the counters of customers."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DEFAULT_DB_ALIAS

from orders.models import Customer
from orders.services import recount


class Command(BaseCommand):
    help = "Set Customer.orders_count to the number of orders, where it is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--database", default=DEFAULT_DB_ALIAS)

    def handle(self, *args: Any, database: str, **options: Any) -> None:
        mended = recount(Customer._base_manager.using(database).all())
        self.stdout.write(f"counters mended: {mended}")
