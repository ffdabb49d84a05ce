"""orderhub: one canonical order queue for every channel.

The core of the product. `ARCHITECTURE.md` tells the way of one order and which room may import which.
"""
