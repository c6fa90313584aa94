"""What the two helpdesk stand-ins share: time, grants, faults, limits, deliveries, snapshots, markup."""
