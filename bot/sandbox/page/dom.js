// Building DOM nodes. Text from people only ever enters through textContent, never as markup.

/**
 * Make an element. `props` are attributes, except: `class` (a string or a list), `data` (dataset), `on` (listeners) and properties such as `value`.
 * Children are nodes, strings, or null (left out).
 */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = [value].flat().filter(Boolean).join(" ");
    else if (name === "data") {
      for (const [key, entry] of Object.entries(value)) {
        if (entry !== null && entry !== undefined) node.dataset[key] = entry;
      }
    } else if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (PROPERTIES.has(name)) node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const PROPERTIES = new Set(["value", "checked", "selected", "disabled", "hidden", "tabIndex", "htmlFor", "multiple", "required"]);

/** Replace a node's children, leaving out what is empty. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(Boolean));
  return node;
}

let count = 0;

/** A fresh id, for tying labels and hints to their fields. */
export function uid(prefix = "n") {
  count += 1;
  return `${prefix}-${count}`;
}

/**
 * Bring the children of `parent` in line with `items`, keeping every node whose key and signature are unchanged.
 * An item is {key, signature, build}. Focus inside a rebuilt node moves to its counterpart in the new one.
 */
export function reconcile(parent, items) {
  const old = new Map();
  for (const child of parent.children) old.set(child.dataset.key, child);
  const active = parent.contains(document.activeElement) ? document.activeElement : null;
  let next = parent.firstElementChild;
  for (const item of items) {
    let node = old.get(item.key);
    if (!node || node.signature !== item.signature) {
      const fresh = item.build();
      fresh.dataset.key = item.key;
      fresh.signature = item.signature;
      if (node) {
        const mark = active && node.contains(active) ? focusMark(node, active) : null;
        node.replaceWith(fresh);
        if (next === node) next = fresh; // inserting it once more would take the focus away
        if (mark) restoreFocus(fresh, mark);
      }
      node = fresh;
    }
    old.delete(item.key);
    if (node === next) next = next.nextElementSibling;
    else parent.insertBefore(node, next);
  }
  for (const gone of old.values()) gone.remove();
}

/** Remember which control holds the focus (and its selection), in terms that survive a rebuild. */
export function focusMark(root, active = document.activeElement) {
  if (!active || !root.contains(active)) return null;
  const name = active.dataset.focus ?? active.dataset.actionId;
  const twins = name === undefined ? [] : marked(root, name);
  let range = null;
  try {
    if (active.selectionStart !== null && active.selectionStart !== undefined) range = [active.selectionStart, active.selectionEnd];
  } catch {
    // Inputs without text selection (date, number) throw in some browsers; they need no range.
  }
  return { name, index: twins.indexOf(active), range, scroll: active.scrollTop };
}

/** Put the focus back where `focusMark` saw it; on the root itself if that control is gone. */
export function restoreFocus(root, mark) {
  if (!mark) return;
  const twins = mark.name === undefined ? [] : marked(root, mark.name);
  const target = twins[mark.index] ?? twins[0];
  if (!target) {
    if (root.tabIndex >= -1 && root.hasAttribute("tabindex")) root.focus({ preventScroll: true });
    return;
  }
  target.focus({ preventScroll: true });
  if (mark.range) {
    try {
      target.setSelectionRange(...mark.range);
    } catch {
      // See focusMark.
    }
  }
  target.scrollTop = mark.scroll;
}

function marked(root, name) {
  const value = CSS.escape(name);
  return [...root.querySelectorAll(`[data-focus="${value}"], [data-action-id="${value}"]`)].filter((node) => node.matches(FOCUSABLE));
}

export const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]";
