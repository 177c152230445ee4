"""What the tests of who is who share."""

import pytest

from backchannel.world.world import World


@pytest.fixture(scope="session")
def world() -> World:
    """The shipped tables, loaded once."""
    return World.load()
