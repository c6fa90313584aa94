"""What RQ runs: ids in, one domain call. Queues, retries and giving up are in `queues`."""
