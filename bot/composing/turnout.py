"""Figures as a file: the chart and the workbook of turn-out, and the map of provinces."""

from bot.composing.composed import Composed, Context, Upload, composer
from bot.domain.notices import SendFigures
from bot.services import turnout
from bot.views import turnout as views


@composer.register
def send_figures(notice: SendFigures, at: Context) -> Composed:
    """Draw or write the figures as they are now.

    Raises:
        NotAllowed: they are no organiser any more.
    """
    from bot.views import figures  # noqa: PLC0415  # what draws and what writes Excel's files is large, and rarely asked for

    t = at.texts(notice.member)
    if notice.what == "map":
        reached = turnout.coverage(at.session, to=notice.member, now=at.now)
        title, content, alt = t("coverage-title"), figures.coverage_map(reached, t), figures.coverage_alt(reached, t)
    else:
        of = turnout.Of(year=notice.year, kind=notice.event_kind, event=notice.event)
        told = turnout.show(at.session, of, to=notice.member, now=at.now, zone=at.zone)
        title = views.title_of(told, t)
        content, alt = (
            (figures.chart(told, t), figures.chart_alt(told, t)) if notice.what == "chart" else (figures.sheet(told, t, now=at.now), "")
        )
    name = f"{t(f'figures-file-{notice.what}')}.{'xlsx' if notice.what == 'sheet' else 'png'}"
    return Upload(
        name=name, title=title, content=content, message=views.sent(t("figures-sent", title=title)), member=notice.member, alt=alt
    )
