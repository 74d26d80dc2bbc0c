"""The store in memory passes the contract that every store has to pass."""

import pytest
from tests.record.log_store_contract import LogStoreContract
from tests.record.memory_log import MemoryLog
from tests.record.world import ORIGIN


class TestMemoryLog(LogStoreContract):
    @pytest.fixture
    def store(self) -> MemoryLog:
        return MemoryLog(ORIGIN)
