"""Small trained parts: what a message is about and which language it is in, where words alone do not decide.

`weights.npz` is made from `training/` by `python -m bin.train_router`; nothing here was written by a shopper.
"""
