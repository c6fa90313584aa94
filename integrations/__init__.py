"""Remote systems, one folder or module each; `remote.py` is the one HTTP session."""
