// A field that searches while one types, for people and conversations; one or several choices.

import { h, uid } from "./dom.js";
import { closePopup, openPopup } from "./popup.js";
import { t } from "./words.js";

const MOST = 50;

/**
 * `options` are {value, label, hint, sign}; `chosen` an array of values. Calls `change(values)`. What is not offered can be
 * typed where `accept(text)` makes a value of it, and `label(value)` says it; while one types `change` gets {quiet}.
 * The input is a combobox in the sense of WAI-ARIA: arrows choose, Enter takes, Esc closes, Backspace removes the last.
 */
export function combobox({ options, chosen, many = false, most = Infinity, placeholder, attributes, change, accept = () => null, label = (value) => value }) {
  const listId = uid("list");
  let values = [...chosen];
  let told = values;
  let shown = [];
  let active = -1;
  let popup = null;
  const chips = h("span", { class: "chips" });
  const input = h("input", {
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": listId,
    ...attributes,
  });
  const list = h("div", { class: "options", role: "listbox", id: listId, "aria-label": t("choice.list"), "aria-multiselectable": many ? "true" : null });
  const clear = h("button", { type: "button", class: "clear", "aria-label": t("choice.clear"), tabIndex: -1, on: { click: () => take([]) } }, "×");
  const box = h("span", { class: many ? "combobox many" : "combobox" }, chips, input, clear);

  const labelOf = (value) => options.find((option) => option.value === value)?.label ?? label(value);

  function paint() {
    if (many) {
      chips.replaceChildren(
        ...values.map((value) =>
          h(
            "span",
            { class: "chip" },
            labelOf(value),
            h(
              "button",
              { type: "button", "aria-label": t("choice.remove", labelOf(value)), on: { click: () => take(values.filter((one) => one !== value)) } },
              "×",
            ),
          ),
        ),
      );
    } else input.value = values.length ? labelOf(values[0]) : "";
    input.placeholder = many && values.length ? "" : placeholder;
    clear.hidden = many || !values.length;
  }

  function take(next) {
    values = next;
    if (many) input.value = "";
    paint();
    close();
    told = values;
    change(values);
    input.focus({ preventScroll: true });
  }

  function choose(option) {
    if (!option) return;
    if (!many) take([option.value]);
    else if (values.length < most) take([...values, option.value]);
  }

  function suggest(all = false) {
    const words = all ? "" : fold(input.value.trim().replace(/^[@#]/, ""));
    shown = options
      .filter((option) => !(many && values.includes(option.value)) && (!words || fold(`${option.label} ${option.hint ?? ""}`).includes(words)))
      .slice(0, MOST);
    active = shown.length ? Math.max(0, many ? 0 : shown.findIndex((option) => option.value === values[0])) : -1;
    list.replaceChildren(
      ...shown.map((option, index) =>
        h(
          "div",
          {
            class: "option",
            role: "option",
            id: `${listId}-${index}`,
            data: { value: option.value },
            on: {
              // Before the input loses its focus, which would close the list.
              mousedown: (event) => event.preventDefault(),
              click: () => choose(option),
            },
          },
          option.sign ?? null,
          h("span", { class: "option-label" }, option.label),
          option.hint ? h("span", { class: "option-hint" }, option.hint) : null,
        ),
      ),
      ...(shown.length ? [] : [h("div", { class: "option none" }, t("choice.none"))]),
    );
    if (!popup) {
      popup = openPopup(box, list, {
        focus: false,
        match: true,
        tied: true,
        onClose: () => {
          popup = null;
          input.setAttribute("aria-expanded", "false");
          input.removeAttribute("aria-activedescendant");
        },
      });
    }
    input.setAttribute("aria-expanded", "true");
    mark();
    popup.place();
  }

  function mark() {
    [...list.children].forEach((node, index) => {
      node.setAttribute("aria-selected", String(index === active));
      if (index === active) node.scrollIntoView({ block: "nearest" });
    });
    if (active >= 0) input.setAttribute("aria-activedescendant", `${listId}-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function close() {
    if (popup) closePopup(false);
  }

  input.addEventListener("input", () => {
    const typed = accept(input.value);
    if (!typed) {
      suggest();
      return;
    }
    close();
    values = [typed];
    change(values, { quiet: true });
  });
  input.addEventListener("click", () => {
    if (!popup) suggest(true);
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => {
    close();
    if (values[0] !== told[0] && !many) {
      told = values;
      change(values);
    }
    paint(); // half a name is no choice
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!popup) suggest(true);
      else if (shown.length) {
        active = (active + (event.key === "ArrowDown" ? 1 : -1) + shown.length) % shown.length;
        mark();
      }
    } else if (event.key === "Enter" && popup) {
      event.preventDefault();
      choose(shown[active]);
    } else if (event.key === "Backspace" && many && !input.value && values.length) {
      take(values.slice(0, -1));
    } else if ((event.key === "Backspace" || event.key === "Delete") && !many && values.length && input.selectionStart === 0 && input.selectionEnd === input.value.length) {
      event.preventDefault();
      take([]);
    }
  });
  box.addEventListener("click", (event) => {
    if (event.target === box || event.target === chips) input.focus();
  });
  paint();
  return box;
}

/** Case and accents do not matter in a search. */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
