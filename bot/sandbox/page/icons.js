// The few line icons of the page, drawn from path data (no foreign font or file).

const NS = "http://www.w3.org/2000/svg";

const PATHS = {
  hash: "M9 4 7 20M17 4l-2 16M4 9h17M3 15h17",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  smile: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.5 14.5c1.8 2.4 5.2 2.4 7 0M9 9.5v.5M15 9.5v.5",
  reply: "M5 5h14v11h-8l-4 4v-4H5zM9 9h6M9 12h4",
  more: "M12 6v.01M12 12v.01M12 18v.01",
  close: "M6 6l12 12M18 6 6 18",
  send: "M4 5l16 7-16 7 2.5-7zM6.5 12H13",
  menu: "M4 7h16M4 12h16M4 17h16",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.5 2",
  back: "M14 6l-6 6 6 6",
  forward: "M10 6l6 6-6 6",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  people: "M9 5.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7M2.500 19.500c.5-6 12.500-6 13 0M16 6a3 3 0 1 1 1 5.900M18 14c2 .6 3.400 2.500 3.500 5.500",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l5 5",
  columns: "M3 5h18v14H3zM9 5v14M15 5v14",
  guide: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M15.500 8.500l-2 5-5 2 2-5z",
  check: "M5 12.500l4.500 4.500L19 7.500",
  reset: "M4.500 9A8 8 0 1 1 4 13M4 4v5h5",
  home: "M4 11l8-7 8 7v9h-6v-6h-4v6H4z",
  chat: "M4 5h16v11h-9l-4 4v-4H4z",
  eye: "M3 12c4-7 14-7 18 0-4 7-14 7-18 0M12 9.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5",
  bolt: "M13 3 5 14h6l-1 7 9-12h-6z",
  skip: "M5 6l8 6-8 6zM17 6v12",
  file: "M7 3h7l5 5v13H7zM14 3v5h5M10 13h6M10 17h6",
  download: "M12 4v11M7 10.500l5 5 5-5M5 20h14",
  warning: "M12 4 2.500 20h19zM12 10v5M12 17.500v.01",
};

/** An icon that screen readers skip: the control around it carries the name. */
export function icon(name) {
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const path = document.createElementNS(NS, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
