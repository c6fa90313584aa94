"""What the law has us do for the people a store serves: tell what is held, forget it, and prove both."""
