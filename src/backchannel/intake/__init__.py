"""Bytes come in; Sources and Texts go out. Parsing runs in a child process with limits."""
