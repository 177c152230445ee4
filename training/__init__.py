"""How the reading model is made and measured. Not part of the wheel."""
