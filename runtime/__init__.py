"""What runs the house: settings, services, engines, logs."""
