"""Many pages: a supervised pool of workers, output that survives a kill at any moment, and resuming.

The core knows no scheduler: pages are found, cleaned by a pure function, and committed in order. Several machines
work on one input by `--shard I/N`.
"""
