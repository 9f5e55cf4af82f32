// What this workspace does not know must be seen, not overlooked.

import { h } from "./dom.js";
import { icon } from "./icons.js";

export function unknown(type) {
  return h("div", { class: "unknown", role: "alert" }, icon("warning"), `onbekend blok: ${type}`);
}
