"""Measures the product on the development sets: `python -m training.evaluate`.

Every module of this package that has a function ``measure(data: Path) -> list[Figure]`` takes part; to add a figure,
add a module. It needs what the product needs and no torch.
"""
