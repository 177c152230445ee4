"""The questions that people ask of a case."""
