// A month to choose a day from, by mouse or keyboard, the week beginning on Monday. Days are ISO words (2012-11-26).

import { fill, h, uid } from "./dom.js";
import { icon } from "./icons.js";
import { longDate, utc } from "./time.js";
import { language, locale, t } from "./words.js";

const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;
const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });

export const isoDay = (date) => date.toISOString().slice(0, 10);

function moved(day, days) {
  return isoDay(new Date(utc(day).getTime() + days * DAY));
}

// The same day of another month, or its last day: 31 January goes to 28 February.
function otherMonth(day, months) {
  const [year, number, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, number + months, 0)).getUTCDate();
  return isoDay(new Date(Date.UTC(year, number - 1 + months, Math.min(date, last))));
}

/** `value` is chosen, `today` marked, nothing before `min` offered; `choose(day)` is called once. */
export function calendar({ value, today, min = "0001-01-01", choose }) {
  let shown = value ?? today;
  const title = uid("month");
  const heading = h("h3", { id: title, "aria-live": "polite" });
  const grid = h("table", { role: "grid", "aria-labelledby": title });
  const turn = (months, name, sign) =>
    h("button", { type: "button", class: "tool", "aria-label": t(name), on: { click: () => draw(otherMonth(shown, months)) } }, icon(sign));
  const node = h("div", { class: "calendar" }, h("div", { class: "calendar-head" }, turn(-1, "calendar.previous", "back"), heading, turn(1, "calendar.next", "forward")), grid);

  function draw(day, { focus = false } = {}) {
    shown = day < min ? min : day;
    heading.textContent = month.format(utc(shown));
    const first = utc(`${shown.slice(0, 8)}01`);
    const start = moved(isoDay(first), -((first.getUTCDay() + 6) % 7));
    const week = (row) => h("tr", {}, [0, 1, 2, 3, 4, 5, 6].map((column) => cell(moved(start, row * 7 + column))));
    fill(grid, h("thead", {}, h("tr", {}, [0, 1, 2, 3, 4, 5, 6].map(weekday))), h("tbody", {}, [0, 1, 2, 3, 4, 5].map(week)));
    if (focus) grid.querySelector('[tabindex="0"]').focus();
  }

  function cell(day) {
    const button = h(
      "button",
      {
        type: "button",
        class: ["calendar-day", day.slice(0, 7) === shown.slice(0, 7) ? "" : "other", day === today ? "today" : ""],
        tabIndex: day === shown ? 0 : -1,
        disabled: day < min,
        "aria-label": longDate(utc(day), "UTC"),
        "aria-current": day === today ? "date" : null,
        "aria-pressed": String(day === value),
        data: { day },
        on: { click: () => choose(day) },
      },
      String(Number(day.slice(8))),
    );
    return h("td", {}, button);
  }

  grid.addEventListener("keydown", (event) => {
    const weekDay = (utc(shown).getUTCDay() + 6) % 7;
    const to = {
      ArrowLeft: () => moved(shown, -1),
      ArrowRight: () => moved(shown, 1),
      ArrowUp: () => moved(shown, -7),
      ArrowDown: () => moved(shown, 7),
      Home: () => moved(shown, -weekDay),
      End: () => moved(shown, 6 - weekDay),
      PageUp: () => otherMonth(shown, event.shiftKey ? -12 : -1),
      PageDown: () => otherMonth(shown, event.shiftKey ? 12 : 1),
    }[event.key];
    if (!to) return;
    event.preventDefault();
    draw(to(), { focus: true });
  });
  draw(shown);
  return node;
}

function weekday(index) {
  const day = new Date(MONDAY + index * DAY);
  const name = (weekday) => day.toLocaleDateString(locale, { weekday, timeZone: "UTC" });
  return h("th", { scope: "col", abbr: name("long") }, name("short").slice(0, language === "nl" ? 2 : 3));
}

const MONTHS = new Map(
  ["nl-NL", "en-GB"].flatMap((one) =>
    Array.from({ length: 12 }, (_, index) => [new Date(Date.UTC(2024, index, 1)).toLocaleDateString(one, { month: "short", timeZone: "UTC" }).slice(0, 3).toLowerCase(), index + 1]),
  ),
);

/** Read a day as people type it: 2012-11-26, 26-11-2012, 26 november (of the year of `today`); null if it is none. */
export function readDay(text, today) {
  const words = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  const digits = /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}))?$/.exec(words);
  const named = /(?:^|\s)(\d{1,2}) (\p{L}{3})\p{L}*\.?(?: (\d{4}))?$/u.exec(words);
  const thisYear = today.slice(0, 4);
  let parts = null;
  if (iso) parts = iso.slice(1);
  else if (digits) parts = [digits[3] ?? thisYear, digits[2], digits[1]];
  else if (named && MONTHS.has(named[2])) parts = [named[3] ?? thisYear, MONTHS.get(named[2]), named[1]];
  if (!parts) return null;
  const [year, number, day] = parts.map(Number);
  const date = new Date(Date.UTC(year, number - 1, day));
  return date.getUTCMonth() === number - 1 && year > 1900 ? isoDay(date) : null;
}

/** Read a time as people type it: 13, 13.00, 13:00, 1300; null if it is none. */
export function readTime(text) {
  const found = /^(\d{1,2})(?:[.:h ]?(\d{2}))?(?:\s*uur)?$/.exec(text.trim().toLowerCase());
  if (!found || Number(found[1]) > 23 || Number(found[2] ?? 0) > 59) return null;
  return `${found[1].padStart(2, "0")}:${found[2] ?? "00"}`;
}
