"""What tests of the built site share beside the fixtures of tests/built_site.py."""

from tests.built_site import ROOT_URL, page_addresses

__all__ = ["ROOT_URL", "page_addresses"]
