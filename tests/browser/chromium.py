"""The browser that these tests drive is the one that `bench.storefront` measures with."""

from bench.chromium import Chromium, Page, PageError, find_chromium, patiently

__all__ = ["Chromium", "Page", "PageError", "find_chromium", "patiently"]
