// Fields for a day and a time that look and read the same in every browser: one types, or chooses.

import { calendar, readDay, readTime } from "./calendar.js";
import { combobox } from "./combobox.js";
import { h, uid } from "./dom.js";
import { icon } from "./icons.js";
import { closePopup, openPopup } from "./popup.js";
import { dayOf, longDate, utc } from "./time.js";
import { language, t } from "./words.js";

const HALF_HOURS = Array.from({ length: 48 }, (_, index) => `${String(index >> 1).padStart(2, "0")}:${index % 2 ? "30" : "00"}`);
const say = (day) => (day ? longDate(utc(day), "UTC") : "");

/** `change(day, {quiet})`: quietly while one types, aloud once the hand leaves. */
export function dateField({ names, value, placeholder, attributes, change }) {
  const today = dayOf(names.now, names.zone);
  let day = value;
  let told = value;
  const wrong = h("span", { class: "field-wrong", id: uid("wrong"), hidden: true }, t("say.day"));
  const input = h("input", { ...attributes, type: "text", class: "text-field", autocomplete: "off", spellcheck: "false", placeholder, value: say(day) });
  const open = h("button", { type: "button", class: "tool", "aria-label": t("calendar.open"), "aria-haspopup": "dialog", "aria-expanded": "false", on: { click: () => show(true) } }, icon("calendar"));
  const box = h("span", { class: "date-field" }, input, open, wrong);

  function complain(yes) {
    wrong.hidden = !yes;
    if (yes) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    const described = [attributes["aria-describedby"], yes ? wrong.id : ""].filter(Boolean).join(" ");
    if (described) input.setAttribute("aria-describedby", described);
  }

  function tell() {
    complain(!day && input.value.trim() !== "");
    if (day) input.value = say(day);
    if (day === told) return;
    told = day;
    change(day, { quiet: !day });
  }

  function show(focus) {
    const node = calendar({
      value: day,
      today,
      choose: (chosen) => {
        closePopup(false);
        day = chosen;
        tell();
        if (input.isConnected) input.focus({ preventScroll: true });
      },
    });
    const dialog = h("div", { role: "dialog", "aria-label": t("field.date") }, node);
    open.setAttribute("aria-expanded", "true");
    openPopup(box, dialog, { focus: false, tied: true, onClose: () => open.setAttribute("aria-expanded", "false") });
    if (focus) node.querySelector('[tabindex="0"]').focus({ preventScroll: true });
  }

  input.addEventListener("input", () => {
    day = readDay(input.value, today);
    complain(false);
    change(day, { quiet: true });
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", () => show(false));
  input.addEventListener("blur", tell);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") tell();
    if (event.key === "Tab") closePopup(false);
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    show(true);
  });
  return box;
}

/** The same for a time of the day; every half hour is offered. */
export function timeField({ value, placeholder, attributes, change }) {
  const label = (time) => t("time.hour", language === "nl" ? time.replace(":", ".") : time);
  return combobox({
    options: HALF_HOURS.map((time) => ({ value: time, label: label(time) })),
    label,
    accept: readTime,
    chosen: value ? [value] : [],
    placeholder,
    attributes,
    change: ([time], { quiet = false } = {}) => change(time ?? null, { quiet: quiet || !time }),
  });
}
