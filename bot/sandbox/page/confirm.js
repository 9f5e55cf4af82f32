// "Are you sure": the confirm object of an element. Resolves to what the person chose.

import { h, uid } from "./dom.js";
import { plainString, textObject } from "./mrkdwn.js";
import { t } from "./words.js";

export function confirmed(confirm, names) {
  if (!confirm) return Promise.resolve(true);
  return new Promise((resolve) => {
    const title = uid("confirm");
    const before = document.activeElement;
    let answer = false;
    const choose = (value) => () => {
      answer = value;
      dialog.close();
    };
    const dialog = h(
      "dialog",
      { class: "confirm-dialog", "aria-labelledby": title },
      h("h2", { id: title }, plainString(confirm.title)),
      h("div", { class: "confirm-text" }, textObject(confirm.text, names)),
      h(
        "div",
        { class: "dialog-buttons" },
        h("button", { type: "button", class: "button", on: { click: choose(false) } }, plainString(confirm.deny) || t("confirm.no")),
        h(
          "button",
          { type: "button", class: `button ${confirm.style === "danger" ? "danger" : "primary"}`, on: { click: choose(true) } },
          plainString(confirm.confirm) || t("confirm.yes"),
        ),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before?.isConnected) before.focus({ preventScroll: true });
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector(".dialog-buttons .button").focus();
  });
}
