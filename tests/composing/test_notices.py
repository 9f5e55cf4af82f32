import pytest

from bot.composing.composed import composer
from bot.composing.notices import SUBJECTS
from bot.domain.members import Language
from bot.domain.notices import KINDS, Notice, TellUndelivered, Whisper
from bot.texts import LANGUAGES
from tests.composed import deps


@pytest.mark.parametrize("kind", KINDS)
def test_every_notice_has_a_composer_in_the_module_of_its_subject(kind: type[Notice]) -> None:
    composing = composer.registry.get(kind)

    assert composing is not None
    assert composing.__module__ in {subject.__name__ for subject in SUBJECTS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {Whisper, TellUndelivered}])
def test_every_notice_that_is_told_about_has_a_name_for_where_it_did_not_arrive(kind: type[Notice], language: Language) -> None:
    assert deps().texts(language).has(f"failed-{kind.__dataclass_fields__['kind'].default}")
