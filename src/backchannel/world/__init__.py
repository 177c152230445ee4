"""What is known: states, bodies, leaders, places. Tables shipped with the package, each row with its source."""
