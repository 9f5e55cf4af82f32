// Small surfaces above the page: menus, the emoji picker, suggestion lists. One at a time.

import { h } from "./dom.js";

let current = null;

/**
 * Show `content` next to `anchor`. It goes into the dialog that holds the anchor (the rest of the page is inert then) and,
 * as a popover, above everything, so that no scrolling pane cuts it off.
 */
export function openPopup(anchor, content, { onClose = () => {}, side = "below", focus = true, match = false, tied = false } = {}) {
  closePopup();
  const host = anchor.closest("dialog") ?? document.body;
  const node = h("div", { class: "popup", popover: "manual" }, content);
  host.append(node);
  node.showPopover();
  const before = document.activeElement;
  const popup = {
    node,
    anchor,
    tied,
    place: () => place(node, anchor, side, match),
    close: (refocus = true) => {
      if (current !== popup) return;
      current = null;
      const inside = node.contains(document.activeElement);
      node.remove();
      onClose();
      if (refocus && inside && before?.isConnected) before.focus({ preventScroll: true });
    },
  };
  current = popup;
  popup.place();
  if (focus) node.querySelector("[autofocus], button, input")?.focus({ preventScroll: true });
  return popup;
}

export function closePopup(refocus = true) {
  current?.close(refocus);
}

/** Close a list whose field was drawn anew (`tied`); a menu or picker still does its work without its button. */
export function closeOrphan() {
  if (current?.tied && !current.anchor.isConnected) closePopup(false);
}

export function popupOpen() {
  return current !== null;
}

function place(node, anchor, side, match) {
  const box = anchor.getBoundingClientRect();
  if (match) node.style.minWidth = `${box.width}px`;
  const { offsetWidth: width, offsetHeight: height } = node;
  const below = box.bottom + 4;
  const above = box.top - height - 4;
  const fitsBelow = below + height <= innerHeight - 8;
  const top = side === "above" ? (above >= 8 ? above : below) : fitsBelow || above < 8 ? below : above;
  node.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
  node.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
}

/** A menu of {label, description, choose, danger, node}; arrows move, Enter chooses, Esc closes. */
export function openMenu(anchor, label, items, options = {}) {
  const list = h(
    "div",
    { class: "menu", role: "menu", "aria-label": label },
    items.map((item) =>
      h(
        "button",
        {
          type: "button",
          role: "menuitem",
          class: "menu-item",
          data: item.data ?? {},
          on: {
            click: () => {
              closePopup();
              item.choose();
            },
          },
        },
        h("span", { class: "menu-label" }, item.label),
        item.description ? h("span", { class: "menu-description" }, item.description) : null,
      ),
    ),
  );
  list.addEventListener("keydown", (event) => rove(event, list, "button"));
  anchor.setAttribute("aria-expanded", "true");
  return openPopup(anchor, list, { ...options, onClose: () => anchor.setAttribute("aria-expanded", "false") });
}

/** Arrow keys, Home and End through the buttons of a menu or grid (`columns` wide). */
export function rove(event, root, selector, columns = 1) {
  const all = [...root.querySelectorAll(selector)];
  const at = all.indexOf(document.activeElement);
  const step = { ArrowDown: columns, ArrowUp: -columns, ...(columns > 1 ? { ArrowRight: 1, ArrowLeft: -1 } : {}) }[event.key];
  let to;
  if (step) to = all[(at + step + all.length) % all.length];
  else if (event.key === "Home") to = all[0];
  else if (event.key === "End") to = all.at(-1);
  if (!to) return;
  event.preventDefault();
  to.focus();
}

document.addEventListener("pointerdown", (event) => {
  if (current && !current.node.contains(event.target) && !current.anchor.contains(event.target)) closePopup(false);
});

// Capturing, so that Esc closes the menu and not also the dialog or thread under it.
document.addEventListener(
  "keydown",
  (event) => {
    if (!current) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      closePopup();
    } else if (event.key === "Tab" && document.activeElement.closest('[role="menu"]')) {
      closePopup();
    }
  },
  true,
);
addEventListener("resize", () => current?.place());
