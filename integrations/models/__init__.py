"""Language models. Import the module that is wanted: LlamaIndex's client is only loaded where one is configured."""
