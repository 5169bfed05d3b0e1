// Ties the stretches of the page to their places in the article and to their copies. Text is only ever put in as text.
"use strict";
{
  const data = JSON.parse(document.getElementById("data").textContent);
  const source = document.getElementById("source");
  const article = document.getElementById("article");
  const told = document.getElementById("told");
  const stretches = [...source.querySelectorAll(":scope > .part > span")];
  const [LENGTH, FATE, AT, RULE, SCORE, OF, ALSO] = [0, 1, 2, 3, 4, 5, 6];
  // More than this is not lit up one by one.
  const MOST = 3000;

  const starts = new Array(stretches.length);
  const copies = [];
  let end = 0;
  data.rows.forEach((row, number) => {
    starts[number] = end;
    end += row[LENGTH];
    const element = stretches[number];
    element.number = number;
    if (row[RULE] != null && data.fates[row[FATE]] === "kept") element.classList.add("named");
    if (row[OF]) copies.push(number);
  });

  // Where each stretch is said again: in the article, and inside the copies of it.
  const gather = (root) => {
    const found = new Map();
    for (const element of root.querySelectorAll("[data-n]")) {
      const number = Number(element.dataset.n);
      if (!found.has(number)) found.set(number, []);
      found.get(number).push(element);
    }
    return found;
  };
  const said = gather(article);
  const twins = gather(source);
  const places = new Map();
  for (const element of article.querySelectorAll("[data-at]")) places.set(element.dataset.at, element);

  const numberAt = (offset) => {
    let low = 0, high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle; else high = middle - 1;
    }
    return low;
  };

  // The stretches of the copy that stays.
  const survivors = (number) => {
    const of = data.rows[number][OF];
    if (!of) return [];
    const found = [];
    for (let at = numberAt(of[0]); at < starts.length && starts[at] < of[1] && found.length < MOST; at++) found.push(at);
    return found;
  };

  const inArticle = (number) => {
    const row = data.rows[number];
    const found = [...(said.get(number) || [])];
    if (!found.length && places.has(row[AT])) found.push(places.get(row[AT]));
    for (const at of row[ALSO] || []) if (places.has(at)) found.push(places.get(at));
    return found;
  };

  // All that belongs to a place: the element itself first, then its other places in the page, then in the article.
  const group = (element) => {
    const number = element.number ?? Number(element.dataset.n);
    const row = data.rows[number];
    const whole = stretches[number];
    const others = new Set();
    const prints = new Set();
    const tie = (one) => {
      others.add(stretches[one]);
      for (const twin of twins.get(one) || []) others.add(twin);
      for (const print of inArticle(one)) prints.add(print);
    };
    if (row[OF]) survivors(number).forEach(tie);
    else {
      tie(number);
      if (!twins.has(number)) {
        for (const copy of copies) {
          const of = data.rows[copy][OF];
          if (of[0] < starts[number] + row[LENGTH] && starts[number] < of[1] && !stretches[copy].querySelector("q")) others.add(stretches[copy]);
        }
      }
    }
    if (row[OF]) others.delete(whole);
    others.delete(element);
    return { number, element, others: [...others], prints: [...prints].filter((one) => one !== element) };
  };

  let lit = [];
  let now = null;
  let held = false;

  const dim = () => {
    for (const element of lit) element.classList.remove("lit", "now");
    lit = [];
  };

  const show = (element) => {
    dim();
    now = group(element);
    lit = [element, ...now.others, ...now.prints];
    for (const one of lit) one.classList.add("lit");
    element.classList.add("now");
    tell();
  };

  const clear = () => {
    dim();
    now = null;
    held = false;
    told.replaceChildren();
  };

  const part = (tag, text) => {
    const element = document.createElement(tag);
    element.textContent = text;
    told.append(element);
    return element;
  };

  const jump = (text, target) => {
    const button = part("button", text);
    button.type = "button";
    button.addEventListener("click", () => go(target));
  };

  const tell = () => {
    // A passage inside a copy is told as the copy that it is.
    const copy = now.element.matches("q") ? now.element.closest("#source > .part > span").number : null;
    const number = copy ?? now.number;
    const row = data.rows[number];
    const fate = data.fates[row[FATE]];
    told.replaceChildren();
    part("strong", row[AT] ? name(row[AT]) : fate);
    if (row[AT]) part("span", fate);
    if (row[RULE] != null) part("code", data.rules[row[RULE]] + (row[SCORE] == null ? "" : "  " + row[SCORE]));
    part("span", "characters " + range(starts[number], starts[number] + row[LENGTH]));
    const kept = copy === null ? null : data.rows[now.number];
    if (row[OF]) part("span", "says again " + range(...row[OF]) + (kept && kept[AT] ? ", here " + name(kept[AT]) : ""));
    for (const at of row[ALSO] || []) part("span", "also " + name(at));
    const inPage = now.others.find((one) => !one.contains(now.element));
    if (inPage) jump(row[OF] ? "Copy that stays" : source.contains(now.element) ? "Other copy" : "On the page", inPage);
    if (now.prints.length && source.contains(now.element)) jump("In the article", now.prints[0]);
  };

  const name = (at) => data.names[at] || at;
  const range = (start, end) => start.toLocaleString("en") + "–" + end.toLocaleString("en");

  const tab = (name) => {
    document.body.dataset.tab = name;
    for (const button of document.querySelectorAll("[data-tab]")) {
      if (button.tagName === "BUTTON") button.setAttribute("aria-pressed", String(button.dataset.tab === name));
    }
  };

  const reveal = (element) => {
    if (element.getClientRects().length) element.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  // Bring the middle of what may be long into sight, at its first line.
  const go = (element) => {
    tab(article.contains(element) ? "article" : "page");
    element.scrollIntoView({ block: "center" });
    const first = element.getClientRects()[0];
    const pane = element.closest("section");
    if (first) pane.scrollTop += first.top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  };

  const other = (pane) => {
    const targets = pane === source ? now.prints : now.others;
    return targets[0];
  };

  const target = (event) => event.target.closest && event.target.closest("q[data-n], #source > .part > span, #article [data-n]");

  const pointed = (event) => {
    const element = target(event);
    if (!element || held || (now && now.element === element)) return;
    show(element);
    const elsewhere = other(source.contains(element) ? source : article);
    if (elsewhere) reveal(elsewhere);
  };

  const hold = (event) => {
    const element = target(event);
    if (!element) {
      const marked = event.target.closest && event.target.closest("#article [data-at]:is(li, tr)");
      if (marked) open(Number(marked.dataset.at));
      return;
    }
    if (held && now.element === element) { clear(); return; }
    show(element);
    held = true;
    rove(stretches[now.number], false);
  };

  const open = (offset) => {
    const element = stretches[numberAt(offset)];
    show(element);
    held = true;
    go(element);
  };

  // One stretch can be reached with Tab; the arrows walk from there.
  let roving = null;
  const rove = (element, focus) => {
    if (roving) roving.removeAttribute("tabindex");
    roving = element;
    element.tabIndex = 0;
    if (focus) element.focus({ preventScroll: true });
  };

  const worth = (number) => stretches[number].offsetParent !== null && data.fates[data.rows[number][FATE]] !== "layout";

  const walk = (step) => {
    let number = now ? now.number + step : step > 0 ? 0 : stretches.length - 1;
    while (number >= 0 && number < stretches.length && !worth(number)) number += step;
    if (number < 0 || number >= stretches.length) return;
    tab("page");
    held = true;
    rove(stretches[number], true);
    show(stretches[number]);
    go(stretches[number]);
    if (now.prints[0]) reveal(now.prints[0]);
  };

  const filter = (button) => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(shown));
    document.body.classList.toggle("no-" + button.dataset.fate, !shown);
  };

  const cross = () => {
    if (!now) return;
    held = true;
    const elsewhere = now.others.find((one) => !one.contains(now.element)) || now.prints[0];
    if (!elsewhere) return;
    const stretch = source.contains(elsewhere) ? elsewhere.closest("#source > .part > span") : null;
    go(elsewhere);
    if (stretch) { rove(stretch, true); show(elsewhere); }
  };

  const keys = {
    ArrowRight: () => walk(1), ArrowLeft: () => walk(-1), j: () => walk(1), k: () => walk(-1),
    Enter: cross, Escape: clear,
  };

  for (const pane of [source, article]) {
    pane.addEventListener("pointerover", (event) => { if (event.pointerType !== "touch") pointed(event); });
    pane.addEventListener("click", hold);
    pane.addEventListener("pointerleave", () => { if (!held) clear(); });
  }
  source.addEventListener("focusin", (event) => { if (event.target.number !== undefined && (!now || now.number !== event.target.number)) show(event.target); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const control = event.target.closest("button, a, summary, input");
    const marked = event.target.closest("#article [data-at]:is(li, tr)");
    if (event.key === "Enter" && marked) { open(Number(marked.dataset.at)); return; }
    if (control && (event.key === "Enter" || event.key === " ")) return;
    const fate = document.querySelectorAll("[data-fate]")[Number(event.key) - 1];
    if (fate && !fate.disabled) filter(fate);
    else if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });
  for (const button of document.querySelectorAll("[data-fate]")) button.addEventListener("click", () => filter(button));
  for (const button of document.querySelectorAll("#tabs button")) button.addEventListener("click", () => tab(button.dataset.tab));

  tab("page");
  const first = stretches.findIndex((_, number) => data.fates[data.rows[number][FATE]] !== "layout");
  if (first >= 0) rove(stretches[first], false);
}
