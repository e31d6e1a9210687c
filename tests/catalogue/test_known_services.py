"""The indexes of the entries: in step with them, and each service with a source."""

from __future__ import annotations

from datetime import date

import pytest

from sphinx_cookiecharter.catalogue.collection import shipped_entries
from sphinx_cookiecharter.catalogue.consent_tool import TOOLS
from sphinx_cookiecharter.catalogue.known_services import (
    INDEX,
    KnownService,
    index_text,
    known_services,
    services_with,
)
from sphinx_cookiecharter.catalogue.panel import tools_text
from sphinx_cookiecharter.catalogue.signs import SIGNS, signs_text
from sphinx_cookiecharter.declaration import vocabulary


def test_the_indexes_are_in_step_with_the_entries() -> None:
    entries = shipped_entries()
    assert INDEX.read_text('utf-8') == index_text(entries), 'run make index'
    assert SIGNS.read_text('utf-8') == signs_text(entries), 'run make index'
    assert TOOLS.read_text('utf-8') == tools_text(entries), 'run make index'


@pytest.mark.parametrize('service', known_services(), ids=lambda service: service.id)
def test_a_service_lacks_nothing(service: KnownService) -> None:
    assert service.source
    assert service.basis in {'code', 'documentation'}
    assert date.fromisoformat(service.as_of).year > 2000
    for item in service.items:
        assert set(item.categories) <= set(vocabulary.CATEGORIES)
        assert item.storage in vocabulary.STORAGES
        for name in item.names:
            assert (service, item) in services_with(name, item.storage)


def ids_with(name: str, storage: str = 'cookie') -> list[str]:
    return [service.id for service, _ in services_with(name, storage)]


def test_a_name_is_one_of_those_that_patterns_stand_for() -> None:
    assert ids_with('_ga') == ['ga4', 'ua']
    assert ids_with('_ga_ABC') == ids_with('_ga_*') == ['ga4']
    assert 'matomo' in ids_with('_pk_id.1.1fff')
    assert ids_with('giscus-session') == []
    assert ids_with('giscus-session', 'local_storage') == ['giscus']
    assert ids_with('_GA') == ids_with('') == ids_with('_') == ids_with('*') == []


def test_what_only_others_tell_says_nothing_of_the_vendors_categories() -> None:
    """A list of others has the name and the lifetime of this cookie, no vendor has."""
    (told,) = [item for _, item in services_with('_uetvid', 'cookie')]
    assert told.categories == ()
    (read,) = [item for _, item in services_with('_fbp', 'cookie')]
    assert read.categories == ('marketing',)
