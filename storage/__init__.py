"""Where we keep it: PostgreSQL through SQLAlchemy, vectors through LlamaIndex, secrets sealed."""
