"""`python -m bench.learning.importer PORT QUEUE …`: the product's importer, to whose web the bench's site belongs."""

import sys

from bench.learning.gate import web_with
from jobs import queues, worker

if __name__ == "__main__":
    queues.services().web = web_with(int(sys.argv[1]))
    worker.main(sys.argv[2:])
