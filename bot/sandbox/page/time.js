// Dates and times in the page's language and the workspace's zone: "donderdag 13 september 2012, 16.30 uur".

import { language, locale, t } from "./words.js";

const cache = new Map();

function format(options, zone, as = locale) {
  const key = JSON.stringify([options, zone, as]);
  if (!cache.has(key)) cache.set(key, new Intl.DateTimeFormat(as, { ...options, timeZone: zone }));
  return cache.get(key);
}

const LONG = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** 16.30, as the network's minutes write it. */
export function clockTime(date, zone) {
  return format(CLOCK, zone).format(date).replace(":", language === "nl" ? "." : ":");
}

export function longDate(date, zone) {
  return format(LONG, zone).format(date);
}

/** 26 november, with the weekday where asked, and the year where it is not that of `now`; the zone is UTC for noon of a day. */
export function dayAndMonth(date, now, zone = "UTC", { weekday = false } = {}) {
  const other = dayOf(date, zone).slice(0, 4) !== dayOf(now, zone).slice(0, 4);
  return format({ day: "numeric", month: "long", ...(weekday ? { weekday: "long" } : {}), ...(other ? { year: "numeric" } : {}) }, zone).format(date);
}

export function moment(date, zone) {
  return `${longDate(date, zone)}, ${t("time.hour", clockTime(date, zone))}`;
}

/** A sortable day (2012-09-13) in the zone, for the day dividers. */
export function dayOf(date, zone) {
  return format({ year: "numeric", month: "2-digit", day: "2-digit" }, zone, "en-CA").format(date);
}

/** The divider's word: Vandaag, Gisteren or the day itself; the year only when it is another one. */
export function dayLabel(date, now, zone) {
  const day = dayOf(date, zone);
  if (day === dayOf(now, zone)) return t("day.today");
  if (day === dayOf(new Date(now.getTime() - 86_400_000), zone)) return t("day.yesterday");
  const sameYear = day.slice(0, 4) === dayOf(now, zone).slice(0, 4);
  const words = format(sameYear ? { weekday: "long", day: "numeric", month: "long" } : LONG, zone).format(date);
  return words[0].toUpperCase() + words.slice(1);
}

/** Noon of a day (2012-11-26), for saying it in words in the zone UTC. */
export function utc(day) {
  return new Date(`${day}T12:00:00Z`);
}

export function fromTs(ts) {
  return new Date(Number(ts) * 1000);
}

function ordinal(day) {
  const tail = day % 10;
  if (tail === 1 && day !== 11) return "st";
  if (tail === 2 && day !== 12) return "nd";
  if (tail === 3 && day !== 13) return "rd";
  return "th";
}

/**
 * Slack's date tokens ({date_short}, {time} …). In English: Slack has no Dutch interface, so that is what Dutch members see.
 * The pretty forms' "yesterday/today/tomorrow" follow the workspace's clock.
 */
export function slackDate(unix, pattern, now, zone) {
  const date = new Date(Number(unix) * 1000);
  const part = (options) => format(options, zone, "en-US").format(date);
  const day = Number(part({ day: "numeric" }));
  const year = part({ year: "numeric" });
  const yearIfOther = dayOf(date, zone).slice(0, 4) === dayOf(now, zone).slice(0, 4) ? "" : `, ${year}`;
  const apart = Math.round((Date.parse(dayOf(date, zone)) - Date.parse(dayOf(now, zone))) / 86_400_000);
  const near = { "-1": "yesterday", 0: "today", 1: "tomorrow" }[apart];
  const words = {
    date_num: dayOf(date, zone),
    date: `${part({ month: "long" })} ${day}${ordinal(day)}${yearIfOther}`,
    date_short: `${part({ month: "short" })} ${day}, ${year}`,
    date_long: `${part({ weekday: "long" })}, ${part({ month: "long" })} ${day}${ordinal(day)}${yearIfOther}`,
    time: part({ hour: "numeric", minute: "2-digit" }),
    time_secs: part({ hour: "numeric", minute: "2-digit", second: "2-digit" }),
    ago: apart === 0 ? "today" : new Intl.RelativeTimeFormat("en-US").format(apart, "day"),
  };
  for (const name of ["date", "date_short", "date_long"]) words[`${name}_pretty`] = near ?? words[name];
  words.date_short_pretty = words.date_pretty && (near ?? words.date_short);
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => words[name] ?? whole);
}
