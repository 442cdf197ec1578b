import os

import pytest

from workplace import Workplace


@pytest.fixture(scope="session")
def workplace(tmp_path_factory):
    return Workplace(os.environ["ETALON"], tmp_path_factory.mktemp("trackers"))
