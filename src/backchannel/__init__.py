"""Backchannel reads what is written about the relations between states and gives back a record that can be checked."""

__version__ = "0.1.0"
