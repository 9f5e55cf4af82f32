"""What a day is, in words, and what to know before planning on it."""

from datetime import date

from bot.domain.calendar import SCHOOL_HOLIDAYS_KNOWN, DayOccasion, Region
from bot.domain.planning import Remarks
from bot.texts import Texts
from bot.views.blocks import Block, bullets, prose, section
from bot.views.events import number, when_of

MOST_REMARKS = 8
"""Lines of warning; more are counted."""


def regions_named(regions: tuple[Region, ...], t: Texts) -> str:
    """Name the regions of a school holiday."""
    if len(regions) == len(Region):
        return t("regions-all")
    first, *rest = (t(f"region-{region}") for region in regions)
    return t("regions-two", region=first, other=rest[0]) if rest else t("regions-one", region=first)


def occasion_names(occasion: DayOccasion, t: Texts) -> list[str]:
    """Name what a day is: *Koningsdag*, *meivakantie (alle regio’s)*; empty for an ordinary one."""
    names = [t(f"public-holiday-{occasion.public}")] if occasion.public else []
    if occasion.school:
        names.append(t("school-holiday-where", holiday=t(f"school-holiday-{occasion.school}"), regions=regions_named(occasion.regions, t)))
    names += [t("day-own")] if occasion.own else []
    return names + ([t("day-recess")] if occasion.recess else [])


def unknown_said(day: date, t: Texts) -> str:
    """Say that the school holidays of a day are not known, and from when till when they are."""
    first, last = t.day(SCHOOL_HOLIDAYS_KNOWN.first), t.day(SCHOOL_HOLIDAYS_KNOWN.last)
    return t("day-unknown", day=t.day(day), first=first, last=last)


def remark_lines(remarks: Remarks, t: Texts) -> list[str]:
    """Say each thing to know in a sentence."""
    said = [t("remark-far")] if remarks.far else []
    said += [t("remark-other", title=each.plan.title, number=number(each.id), when=when_of(each.plan, t)) for each in remarks.others]
    said += [t("remark-day", day=t.coming_day(day), names=", ".join(occasion_names(occasion, t))) for day, occasion in remarks.days]
    if remarks.unknown:
        said.append(unknown_said(remarks.unknown, t))
    rest = len(said) - MOST_REMARKS
    return said if rest <= 0 else [*said[:MOST_REMARKS], t("remarks-more", count=rest)]


def remarks_block(remarks: Remarks, t: Texts) -> list[Block]:
    """Make the words of warning about a date; nothing where there is none."""
    return [prose(section(t("remarks-intro")), bullets([line] for line in remark_lines(remarks, t)))] if remarks else []
