"""Every process killed in the middle of a load: nothing may be lost, done twice or out of order."""
