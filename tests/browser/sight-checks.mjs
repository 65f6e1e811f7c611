// Checks whether things are in sight, by position: the boxes that are drawn, and what lies on top of them.

/** The windows that people use: phones, laptops as schools have them, a beamer. */
export const SIZES = [
  [320, 640],
  [360, 740],
  [390, 844],
  [1280, 800],
  [1366, 650],
  [1920, 1080],
];
/** The size of a phone's window while its keyboard is open. */
export const WITH_KEYBOARD = [
  [390, 500],
  [320, 400],
];
/** Windows with a physical keyboard, in which the plenary screen is shown too. */
export const LAPTOPS = SIZES.filter(([width]) => width >= 1280);

/**
 * A control that must be pressed now: large enough for a thumb. Elements `within` the same part do not cover it; if
 * only the `first` is required, the others may be scrolled out; elements that match `shortens` may end in an ellipsis:
 * names and titles have no shorter form. Words of at most so many `lines` are not squeezed into a column.
 */
export const press = (what, select, more) => ({ what, select, least: 1, size: 44, ...more });
/** A field that must be written in now. */
export const write = press;
/** Something that must be read now. */
export const read = (what, select, more) => ({ what, select, least: 1, size: 0, ...more });

/**
 * Checks in one window what must be in sight, and describes each thing that is not. `items` must be in sight at the top
 * of the page, and those that `stay` also after scrolling. `typing` is the focused field; things in `reach` may be
 * scrolled to first; those that are `alike` must have one size, and those that are `large` must take that part of the
 * window's height.
 */
export async function look(page, { items = [], typing, reach = [], alike, large }) {
  return page.evaluate(inPage, { items, typing, reach, alike, large });
}

/* Runs in the page, so it may use nothing from outside. */
async function inPage({ items, typing, reach, alike, large }) {
  const found = [];
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const settled = async () => {
    await frame();
    await frame();
  };
  const window = () => ({ width: visualViewport?.width ?? innerWidth, height: visualViewport?.height ?? innerHeight });
  const round = (box) => `x ${Math.round(box.left)}–${Math.round(box.right)}, y ${Math.round(box.top)}–${Math.round(box.bottom)}`;
  const name = (element) => {
    if (!element) return "nothing";
    const kind = element.localName + (element.id ? `#${element.id}` : "");
    return typeof element.className === "string" && element.className ? `${kind}.${element.className.trim().split(/\s+/).slice(0, 2).join(".")}` : kind;
  };
  const say = (what, why) => found.push({ what, why });

  const isDrawn = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getClientRects().length > 0;
  /* Words for screen readers only take no space on the screen. */
  const isForReaders = (element, root) => {
    for (let at = element; at && at !== root.parentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.clipPath.startsWith("inset(50%") || (style.clip !== "auto" && style.position === "absolute")) return true;
    }
    return false;
  };
  /* Removes soft hyphens, which nobody sees. */
  const heard = (element) => `${element.getAttribute("aria-label") ?? ""} ${element.textContent} ${element.placeholder ?? ""}`.replaceAll("\u00ad", "");
  const find = ({ select, says }) => [...document.querySelectorAll(select)].filter((element) => isDrawn(element) && (!says || heard(element).includes(says)));

  /* The words of an element, line by line, as they are drawn. */
  function lines(root) {
    const drawn = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (!text.data.trim() || isForReaders(text.parentElement, root) || !isDrawn(text.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) drawn.push({ box, text });
    }
    return drawn;
  }

  /* Words that are cut off; long names and titles may end in an ellipsis if the table says so. */
  function cut(element, shortens) {
    if (element.matches("input, textarea")) {
      if (element.value || !element.placeholder) return null;
      const style = getComputedStyle(element);
      const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      const context = document.createElement("canvas").getContext("2d");
      context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const needs = context.measureText(element.placeholder).width;
      // A box of several lines wraps.
      const high = element.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
      const line = parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.2;
      const lines = element.matches("input") ? 1 : Math.max(1, Math.floor((high + 2) / line));
      return needs > room * lines + 1 ? `cut: its example needs ${Math.round(needs)} px and has ${lines} × ${Math.round(room)}` : null;
    }
    if (element.matches("select, img")) return null;
    for (const part of [element, ...element.querySelectorAll("*")]) {
      if (part.clientWidth === 0 || part.closest("svg") || isForReaders(part, element)) continue;
      const style = getComputedStyle(part);
      if (shortens && part.matches(shortens) && style.textOverflow === "ellipsis") continue;
      if (style.overflowX !== "visible" && part.scrollWidth > part.clientWidth + 1) return `cut: ${part.scrollWidth} px in ${part.clientWidth}`;
    }
    const box = element.getBoundingClientRect();
    for (const { box: line, text } of lines(element)) {
      if (shortens && text.parentElement.closest(shortens)) continue;
      const slack = line.height * 0.3;
      if (line.left < box.left - 1.5 || line.right > box.right + 1.5 || line.top < box.top - slack || line.bottom > box.bottom + slack) {
        return `words stick out: “${text.data.trim().slice(0, 30)}” at ${round(line)}`;
      }
    }
    return null;
  }

  /* Text with a tight line height extends beyond its own box, where it covers nothing. */
  const onTop = (x, y) =>
    document.elementsFromPoint(x, y).find((element) => {
      const box = element.getBoundingClientRect();
      return x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 1 && y <= box.bottom + 1;
    });

  /* The element that covers one of these points, unless it belongs to the item itself. */
  function above(places, own) {
    for (const [place, x, y] of places) {
      const top = onTop(x, y);
      if (!top || !own.some((one) => one?.contains(top))) return `at its ${place} lies ${name(top)}`;
    }
    return null;
  }

  function overBox(element, box, within) {
    const [dx, dy] = [Math.min(6, box.width / 4), Math.min(6, box.height / 4)];
    const places = [
      ["centre", (box.left + box.right) / 2, (box.top + box.bottom) / 2],
      ["top left", box.left + dx, box.top + dy],
      ["top right", box.right - dx, box.top + dy],
      ["bottom left", box.left + dx, box.bottom - dy],
      ["bottom right", box.right - dx, box.bottom - dy],
    ];
    return above(places, [element, ...(element.labels ?? []), within && element.closest(within)]);
  }

  function overLine(element, box) {
    const middle = (box.top + box.bottom) / 2;
    const places = [
      ["middle", (box.left + box.right) / 2, middle],
      ["beginning", box.left + Math.min(3, box.width / 4), middle],
      ["end", box.right - Math.min(3, box.width / 4), middle],
    ];
    return above(places, [element]);
  }

  /* Controls are checked as a box, texts by their lines. */
  function trouble(item, element) {
    const { width, height } = window();
    const box = element.getBoundingClientRect();
    const drawn = item.size ? [] : lines(element).filter(({ text }) => !item.shortens || !text.parentElement.closest(item.shortens)).map((line) => line.box);
    for (const part of drawn.length > 0 ? drawn : [box]) {
      if (part.left < -0.5 || part.top < -0.5 || part.right > width + 0.5 || part.bottom > height + 0.5) return `out of sight: ${round(part)}`;
      const above = drawn.length > 0 ? overLine(element, part) : overBox(element, part, item.within);
      if (above) return `covered: ${above}; it is at ${round(part)}`;
    }
    const rows = new Set(drawn.map((line) => Math.round(line.top))).size;
    if (rows > item.lines) return `on ${rows} lines, more than ${item.lines}`;
    if (item.size && Math.min(box.width, box.height) < item.size - 0.5) return `${Math.round(box.width)}×${Math.round(box.height)} px, less than ${item.size}`;
    return cut(element, item.shortens);
  }

  /* Only the first problem of each item in this window, because the others usually follow from it. */
  function check(item, where = "") {
    if (found.some(({ what }) => what === item.what)) return;
    const all = find(item);
    if (all.length < item.least) return say(item.what, `${all.length === 0 ? "not there" : `only ${all.length} of ${item.least} there`}${where}`);
    for (const [nth, element] of all.slice(0, item.first ? 1 : all.length).entries()) {
      const why = trouble(item, element);
      const which = all.length > 1 ? `number ${nth + 1} of ${all.length} ` : "";
      if (why) return say(item.what, `${which}${why}${where}`);
    }
  }

  /* Everything that scrolls, the page itself first. */
  const scrolls = () =>
    [document.scrollingElement, ...document.body.querySelectorAll("*")].filter(
      (element) =>
        element.scrollHeight > element.clientHeight + 1 &&
        (element === document.scrollingElement || /auto|scroll/.test(getComputedStyle(element).overflowY)) &&
        !element.matches("textarea"),
    );

  /* Lines of different blocks that are drawn over each other. */
  function overlaps() {
    const { width, height } = window();
    const inView = lines(document.body).filter(({ box, text }) => {
      if (box.bottom <= 0 || box.top >= height || box.right <= 0 || box.left >= width) return false;
      const [x, y] = [(Math.max(box.left, 0) + Math.min(box.right, width)) / 2, (Math.max(box.top, 0) + Math.min(box.bottom, height)) / 2];
      return document.elementFromPoint(x, y)?.contains(text);
    });
    // The box of a line is higher than its letters.
    const ink = inView.map(({ box, text }) => ({ text, left: box.left + 1, right: box.right - 1, top: box.top + box.height * 0.22, bottom: box.bottom - box.height * 0.22 }));
    for (let one = 0; one < ink.length; one += 1) {
      for (let other = one + 1; other < ink.length; other += 1) {
        const [a, b] = [ink[one], ink[other]];
        if (a.text === b.text) continue;
        const [across, down] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
        if (across < 2 || down < 2) continue;
        const [x, y] = [Math.max(a.left, b.left) + across / 2, Math.max(a.top, b.top) + down / 2];
        const pile = document.elementsFromPoint(x, y);
        const [under, over] = [pile.indexOf(a.text.parentElement), pile.indexOf(b.text.parentElement)].sort((p, q) => q - p);
        // An opaque element between two lines hides one of them.
        const isHidden = over < 0 || pile.slice(over, under).some((element) => !/^rgba\(.*, 0\)$|transparent/.test(getComputedStyle(element).backgroundColor));
        if (!isHidden) return say("words", `“${a.text.data.trim().slice(0, 24)}” and “${b.text.data.trim().slice(0, 24)}” are drawn over each other at x ${Math.round(x)}, y ${Math.round(y)}`);
      }
    }
  }

  /* The innermost element that makes a page wider than its window. */
  const widest = () => {
    const edge = (element) => element.getBoundingClientRect().right;
    const isCut = (element) => {
      for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
        if (getComputedStyle(around).overflowX !== "visible" && edge(around) < edge(element)) return true;
      }
      return false;
    };
    const drawn = [...document.body.querySelectorAll("*")].filter((element) => isDrawn(element) && !isCut(element));
    return drawn.reduce((far, element) => (edge(element) >= edge(far) ? element : far));
  };

  await settled();
  for (const element of scrolls()) element.scrollTop = 0;
  document.scrollingElement.scrollLeft = 0;
  if (typing) {
    const field = find(typing)[0];
    document.activeElement?.blur();
    field?.focus();
    await settled();
  }
  for (const item of items) check(item);
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 1) say("the page", `${wide} px wider than the window: ${name(widest())} reaches furthest`);
  overlaps();
  if (alike) {
    const sizes = new Set(find(alike).map((element) => getComputedStyle(element).fontSize));
    if (sizes.size > 1) say(alike.what, `not alike: set in ${[...sizes].join(" and ")}`);
  }
  if (large) {
    const tallest = Math.max(0, ...find(large).flatMap((element) => lines(element).map(({ box }) => box.height)));
    if (tallest < large.part * window().height) say(large.what, `small: ${Math.round(tallest)} px of the ${window().height} of the window, less than ${large.part * 100}%`);
  }
  const stays = items.filter((item) => item.stays);
  const scrolled = stays.length > 0 ? scrolls() : [];
  if (scrolled.length > 0) {
    for (const element of scrolled) element.scrollTop = element.scrollHeight;
    await frame();
    for (const item of stays) check(item, " after scrolling down");
    for (const element of scrolled) element.scrollTop = 0;
  }
  for (const item of reach) {
    const all = find(item);
    if (all.length < item.least) say(item.what, "not there");
    for (const element of all) {
      (element.querySelector("input, textarea") ?? element).focus();
      await settled();
      const why = trouble(item, element);
      if (why && !found.some(({ what }) => what === item.what)) say(item.what, `has the focus, ${why}`);
    }
  }
  document.activeElement?.blur();
  return found;
}

/** The windows in which one thing is a problem, in one line. */
export class Findings {
  #lines = new Map();

  add(where, size, { what, why }) {
    const key = `${where}: ${what}`;
    const line = this.#lines.get(key) ?? { where, what, sizes: [] };
    line.sizes.push(`${size} ${why}`);
    this.#lines.set(key, line);
  }

  lines() {
    return [...this.#lines.values()].map(({ where, what, sizes }) => `${where}: ${what}: ${sizes.join(" | ")}`);
  }
}
