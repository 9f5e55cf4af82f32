// The emoji picker for reactions.

import { h } from "./dom.js";
import { ALL, PROMINENT, emojiOf, toned } from "./emoji.js";
import { closePopup, openPopup, rove } from "./popup.js";
import { t } from "./words.js";

const COLUMNS = 8;
let tone = 1; // remembered while the page is open

export function openPicker(anchor, choose) {
  const grid = h("div", { class: "emoji-grid", role: "group", "aria-label": "Emoji" });
  const search = h("input", { type: "search", class: "text-field", placeholder: t("emoji.search"), "aria-label": t("emoji.search") });
  const tones = h(
    "select",
    { class: "select tone", "aria-label": t("emoji.tone") },
    ["✋", "✋🏻", "✋🏼", "✋🏽", "✋🏾", "✋🏿"].map((sign, index) => h("option", { value: String(index + 1), selected: index + 1 === tone }, sign)),
  );

  function draw() {
    const words = search.value.trim().replaceAll(":", "").replaceAll(" ", "_").toLowerCase();
    const rest = ALL.filter((name) => !PROMINENT.includes(name));
    const names = [...PROMINENT, ...rest].filter((name) => name.includes(words));
    grid.replaceChildren(
      ...names.map((plain) => {
        const name = toned(plain, tone);
        return h(
          "button",
          {
            type: "button",
            class: "emoji-choice",
            title: `:${name}:`,
            "aria-label": plain.replaceAll("_", " "),
            data: { emoji: name },
            on: {
              click: () => {
                closePopup();
                choose(name);
              },
            },
          },
          emojiOf(name),
        );
      }),
      ...(names.length ? [] : [h("p", { class: "none" }, t("choice.none"))]),
    );
  }

  search.addEventListener("input", draw);
  search.addEventListener("keydown", (event) => {
    const first = grid.querySelector("button");
    if (event.key === "Enter") first?.click();
    if (event.key === "ArrowDown") {
      event.preventDefault();
      first?.focus();
    }
  });
  grid.addEventListener("keydown", (event) => rove(event, grid, "button", COLUMNS));
  tones.addEventListener("change", () => {
    tone = Number(tones.value);
    draw();
  });
  draw();
  const content = h("div", { class: "emoji-picker", role: "dialog", "aria-label": t("message.reactPick") }, h("div", { class: "emoji-tools" }, search, tones), grid);
  anchor.setAttribute("aria-expanded", "true");
  openPopup(anchor, content, { onClose: () => anchor.setAttribute("aria-expanded", "false") });
  search.focus({ preventScroll: true });
}
