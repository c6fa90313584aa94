"""Pages of the public web, and nothing else that an address may lead to."""
