"""How fast the parts are that everything waits for."""
