"""One process to fork from a session, and a scene on each database."""

from collections.abc import Iterator

import pytest

from tests.faults.harness import Scene, Zygote, scene_on


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    made = Zygote()
    yield made
    made.close()


@pytest.fixture
def scene(database_url: str, zygote: Zygote) -> Iterator[Scene]:
    with scene_on(database_url, zygote) as scene:
        yield scene


@pytest.fixture
def on_sqlite(sqlite_url: str, zygote: Zygote) -> Iterator[Scene]:
    with scene_on(sqlite_url, zygote) as scene:
        yield scene


@pytest.fixture
def on_postgres(postgres_url: str, zygote: Zygote) -> Iterator[Scene]:
    with scene_on(postgres_url, zygote) as scene:
        yield scene
