"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from backchannel.pipeline import Reader
from backchannel.reading.model import Model
from backchannel.world.world import World

# Speed is measured in bench/, on a quiet machine; a test must not fail because the cores were busy.
settings.register_profile("backchannel", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("backchannel")


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The folder of free corpora that BACKCHANNEL_DATA names; the test is skipped, saying so, where it is unset."""
    named = os.environ.get("BACKCHANNEL_DATA")
    if not named or not Path(named).is_dir():
        pytest.skip("BACKCHANNEL_DATA names no folder of corpora")
    return Path(named)


@pytest.fixture(scope="session")
def model() -> Model:
    """The reading model as shipped."""
    return Model.load()


@pytest.fixture(scope="session")
def world() -> World:
    """The shipped tables."""
    return World.load()


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The model and the tables as shipped, composed."""
    return Reader.load()
