// What a person has filled in on one message or view: Slack's `state.values`, kept across refreshes.

import { children } from "./walk.js";

const SLOTS = {
  plain_text_input: ["value", "initial_value"],
  number_input: ["value", "initial_value"],
  url_text_input: ["value", "initial_value"],
  static_select: ["selected_option", "initial_option"],
  multi_static_select: ["selected_options", "initial_options"],
  radio_buttons: ["selected_option", "initial_option"],
  checkboxes: ["selected_options", "initial_options"],
  users_select: ["selected_user", "initial_user"],
  multi_users_select: ["selected_users", "initial_users"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  channels_select: ["selected_channel", "initial_channel"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
  file_input: ["files", "initial_files"],
};
const LISTS = new Set(["checkboxes", "multi_static_select", "multi_users_select", "file_input"]);

/** The field of `state.values` (and of an action) that holds this element's answer; undefined for buttons and menus. */
export function slot(type) {
  return SLOTS[type]?.[0];
}

export function isEmpty(value) {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

export class Values {
  #entries = new Map();

  /** The answer so far. As in Slack it survives an update of the view as long as block_id and action_id stay equal. */
  get(blockId, element) {
    const [name, initial] = SLOTS[element.type];
    const entry = this.#entries.get(key(blockId, element));
    if (entry && entry.type === element.type && this.#stillOffered(entry, element)) return entry.value;
    return element[initial] ?? (LISTS.has(element.type) ? [] : null);
  }

  set(blockId, element, value) {
    this.#entries.set(key(blockId, element), { type: element.type, value });
  }

  /** Everything that the blocks ask for, in the shape in which Slack sends it. */
  snapshot(blocks) {
    const values = {};
    for (const block of blocks ?? []) {
      for (const element of children(block)) {
        const name = slot(element.type);
        if (!name) continue;
        const value = this.get(block.block_id, element);
        (values[block.block_id] ??= {})[element.action_id] = { type: element.type, [name]: value };
      }
    }
    return values;
  }

  #stillOffered(entry, element) {
    if (!element.options && !element.option_groups) return true;
    const offered = optionsOf(element).map((option) => option.value);
    const chosen = Array.isArray(entry.value) ? entry.value : entry.value === null ? [] : [entry.value];
    return chosen.every((option) => offered.includes(option.value));
  }
}

export function optionsOf(element) {
  return element.options ?? element.option_groups.flatMap((group) => group.options);
}

function key(blockId, element) {
  return JSON.stringify([blockId, element.action_id]);
}
