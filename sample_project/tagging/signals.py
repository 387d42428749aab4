"""What this app tells others."""

from django.dispatch import Signal

# --8<-- [start:tags_changed]
# Sent once for each product whose tags a commit has changed, never after a
# rollback; sender is always Product. Arguments:
#   product: the instance whose tags were changed; a fresh one if the change
#     came from the side of the tag;
#   added, removed: sets of primary keys of Tag;
#   using: the alias of the database.
tags_changed = Signal()
# --8<-- [end:tags_changed]
