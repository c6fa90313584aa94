from runtime.services import Services
from storage.database import GONE_WITHIN


def test_every_connection_notices_a_host_that_is_gone_without_a_word(migrated: Services) -> None:
    with migrated.storage.database.engine.connect() as connection:
        told = connection.connection.driver_connection.info.get_parameters()
    assert {name: int(told[name]) for name in GONE_WITHIN} == GONE_WITHIN
