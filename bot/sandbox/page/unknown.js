// What this workspace does not know must be seen, not overlooked.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./words.js";

export function unknown(type) {
  return h("div", { class: "unknown", role: "alert" }, icon("warning"), t("block.unknown", type));
}
