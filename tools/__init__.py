"""What builds, checks and refreshes the site; each module is also a command."""
