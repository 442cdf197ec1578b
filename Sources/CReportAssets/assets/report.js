// What a report page adds where scripts run: selection, tooltips, sorting, filtering, and a switch for the colours.
// Without it the page is complete and still. Texts from the data only ever become text nodes.
"use strict";
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const ROW = 34; // The height of a row of a virtual table, as in the style sheet.
  const VIRTUAL = 300; // Tables with more rows than these hold only those in view.

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const counted = (number) => number.toLocaleString("en-US");

  const draw = (tag, attributes, parent) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    parent.append(element);
    return element;
  };

  const debounced = (action) => {
    let isDue = false;
    return () => {
      if (isDue) return;
      isDue = true;
      requestAnimationFrame(() => {
        isDue = false;
        action();
      });
    };
  };

  // MARK: Tooltip

  const tooltip = make("div", { className: "tooltip", hidden: true });
  tooltip.setAttribute("role", "tooltip");

  const showTooltip = (lines, box) => {
    tooltip.replaceChildren(
      ...lines.filter(Boolean).map((text, index) => make("p", { textContent: text, className: index ? "" : "lead" })),
    );
    tooltip.hidden = false;
    const { width, height } = tooltip.getBoundingClientRect();
    const left = Math.min(Math.max(4, box.left + box.width / 2 - width / 2), innerWidth - width - 4);
    const above = box.top - height - 8;
    tooltip.style.left = `${left}px`;
    tooltip.style.top = `${above > 4 ? above : Math.min(box.bottom + 8, innerHeight - height - 4)}px`;
  };

  const hideTooltip = () => {
    tooltip.hidden = true;
  };

  // MARK: One experiment

  class Report {
    constructor(article, data) {
      this.article = article;
      this.data = data;
      this.index = new Map(data.point.map((point, row) => [point, row]));
      this.marks = new Map();
      for (const element of article.querySelectorAll("svg.plot [data-point], .answer[data-point]")) {
        const point = Number(element.dataset.point);
        if (!this.marks.has(point)) this.marks.set(point, []);
        this.marks.get(point).push(element);
      }
      this.pinned = null;
      this.hovered = null;
      this.table = new PointTable(this);
      this.panel = make("div", { className: "selection", hidden: true });
      this.panel.setAttribute("role", "status");
      article.append(this.panel);
      this.listen();
    }

    elements(point) {
      const row = this.table.rows.get(point);
      return (this.marks.get(point) || []).concat(row ? [row] : []);
    }

    setting(row) {
      return this.data.axes.map((axis) => `${axis.name} ${axis.values[axis.level[row]]}`).join(", ");
    }

    // The exact values of a point.
    lines(point) {
      const row = this.index.get(point);
      if (row === undefined) return [`point ${point}`];
      const { data } = this;
      const seeds = data.seeds[row];
      const value = data.value[row];
      return [
        this.setting(row) || "the only setting",
        value === null
          ? `${data.metric}: no value`
          : `${data.metric} ${data.text[row]}` +
            (data.sd[row] === null ? "; one seed, no spread" : ` ±${data.sd[row]}, sd over ${seeds} seeds`),
        value === null || data.low[row] === null
          ? ""
          : `${data.interval} ${this.short(data.low[row])} to ${this.short(data.high[row])}`,
        value === null ? "" : `exactly ${value}`,
        ...data.others.map((other) => `${other.name} ${other.text[row]}`),
        `rank ${data.rank[row] ?? "–"} of ${counted(data.pointCount)} · ${data.state[row]}`,
      ];
    }

    short(value) {
      return String(Number(value.toPrecision(4)));
    }

    hover(point) {
      if (point === this.hovered) return;
      if (this.hovered !== null) for (const element of this.elements(this.hovered)) element.classList.remove("is-hover");
      this.hovered = point;
      if (point !== null) for (const element of this.elements(point)) element.classList.add("is-hover");
    }

    pin(point) {
      if (this.pinned !== null) {
        for (const element of this.elements(this.pinned)) element.classList.remove("is-selected");
      }
      this.pinned = point !== null && (this.index.has(point) || this.marks.has(point)) ? point : null;
      if (this.pinned !== null) {
        for (const element of this.elements(point)) {
          element.classList.add("is-selected");
          // In front of the other curves; moving an element that has the focus would lose it.
          if (element instanceof SVGElement && !element.contains(document.activeElement)) {
            element.parentNode.append(element);
          }
        }
      }
      this.table.updatePins();
      this.showPanel();
      setFragment(this);
    }

    toggle(point) {
      this.pin(point === this.pinned ? null : point);
    }

    showPanel() {
      this.panel.hidden = this.pinned === null;
      if (this.pinned === null) return;
      const lines = this.lines(this.pinned).filter(Boolean);
      const close = make("button", { type: "button", textContent: "Clear (Esc)", onclick: () => this.pin(null) });
      const find = make("button", {
        type: "button",
        textContent: "Show in table",
        onclick: () => this.table.reveal(this.pinned),
      });
      this.panel.replaceChildren(
        make("p", { className: "grow" }, make("strong", { textContent: `Point ${this.pinned}: ${lines[0]}` })),
        find,
        close,
        make("p", { textContent: lines.slice(1).join(" · ") }),
      );
    }

    listen() {
      const { article } = this;
      const found = (event) => event.target.closest && event.target.closest("[data-point], svg.plot [tabindex]");
      const enter = (event) => {
        const element = found(event);
        if (!element || element.closest(".answer")) {
          this.hover(null);
          return hideTooltip();
        }
        const point = element.dataset.point === undefined ? null : Number(element.dataset.point);
        this.hover(point);
        const box = (element.closest("tr") ? element.querySelector(".strip") || element : element).getBoundingClientRect();
        showTooltip(point === null ? [element.getAttribute("aria-label")] : this.lines(point), box);
      };
      article.addEventListener("pointerover", enter);
      article.addEventListener("focusin", enter);
      article.addEventListener("pointerleave", () => {
        this.hover(null);
        hideTooltip();
      });
      article.addEventListener("focusout", hideTooltip);
      article.addEventListener("click", (event) => {
        const element = found(event);
        if (element && element.dataset.point !== undefined && !event.target.closest("a")) {
          this.toggle(Number(element.dataset.point));
        }
      });
      article.addEventListener("keydown", (event) => this.key(event));
    }

    // Arrow keys go from mark to mark within a figure, and from row to row within the table.
    key(event) {
      const stop = event.target.closest("svg.plot [tabindex], .pin");
      if (!stop) return;
      const isMark = stop instanceof SVGElement;
      if (isMark && (event.key === "Enter" || event.key === " ") && stop.dataset.point !== undefined) {
        event.preventDefault();
        return this.toggle(Number(stop.dataset.point));
      }
      const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
      const step = steps[event.key];
      if (step === undefined) return;
      event.preventDefault();
      if (!isMark) return this.table.move(stop, step);
      const stops = [...stop.closest("svg.plot").querySelectorAll("[tabindex]")];
      const place = Math.min(Math.max(stops.indexOf(stop) + step, 0), stops.length - 1);
      stop.setAttribute("tabindex", "-1");
      stops[place].setAttribute("tabindex", "0");
      stops[place].focus();
    }

    // Points that the filter leaves out fade in the figures.
    fade(isShown) {
      for (const [point, elements] of this.marks) {
        const isOut = !isShown(point);
        for (const element of elements) {
          if (element instanceof SVGElement) element.classList.toggle("is-out", isOut);
        }
      }
    }
  }

  // MARK: The table of points

  class PointTable {
    constructor(report) {
      this.report = report;
      this.data = report.data;
      this.element = report.article.querySelector(".points table");
      this.body = this.element.tBodies[0];
      this.scroll = this.element.closest(".scroll");
      // Rows by point, those alone that are in the document or were once.
      this.rows = new Map([...this.body.rows].map((row) => [Number(row.dataset.point), row]));
      this.all = this.data.point.map((_, row) => row);
      this.order = this.all;
      this.shown = this.all;
      this.sorting = { key: this.data.isGrouped ? "" : "rank", isDescending: false };
      this.filters = { words: [], levels: this.data.axes.map(() => null), isTiedOnly: false };
      this.isVirtual = this.all.length > VIRTUAL;
      for (const row of this.rows.values()) this.addPin(row);
      this.makeSorters();
      this.makeControls();
      if (this.isVirtual) this.makeVirtual();
      this.updateStops();
    }

    // MARK: Sorting

    column(key) {
      const { data } = this;
      const number = Number(key.replace(/^\D+/, ""));
      if (key.startsWith("axis")) return data.axes[number].level;
      if (key.startsWith("other")) return data.others[number].value;
      if (key === "runs") return data.seeds;
      return data[key];
    }

    makeSorters() {
      for (const head of this.element.querySelectorAll("th[data-sort]")) {
        const button = make("button", { type: "button", className: "sorter" });
        button.append(...head.childNodes);
        head.append(button);
        if (head.dataset.sort === "rank" && !this.data.isGrouped) head.setAttribute("aria-sort", "ascending");
        button.addEventListener("click", () => this.sort(head));
      }
    }

    sort(head) {
      const key = head.dataset.sort;
      const isSame = this.sorting.key === key;
      this.sorting = { key, isDescending: isSame && !this.sorting.isDescending };
      for (const other of this.element.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", this.sorting.isDescending ? "descending" : "ascending");
      const values = this.column(key);
      const sign = this.sorting.isDescending ? -1 : 1;
      // Missing values are last either way; equal ones stay in the order of ranks.
      this.order = [...this.all].sort((a, b) => {
        const [x, y] = [values[a], values[b]];
        if (x === null || y === null) return (x === null) - (y === null) || a - b;
        return sign * (x - y) || a - b;
      });
      this.refresh();
    }

    // MARK: Filtering

    makeControls() {
      const controls = this.report.article.querySelector(".controls");
      if (this.all.length < 2) return;
      const words = make("input", { type: "search", placeholder: "any words of a setting", autocomplete: "off" });
      words.addEventListener("input", () => {
        this.filters.words = words.value.toLowerCase().split(/\s+/).filter(Boolean);
        this.filter();
      });
      controls.append(make("label", {}, "Filter", words));
      this.data.axes.forEach((axis, index) => {
        if (axis.values.length < 2 || axis.values.length > 60 || this.data.axes.length > 8) return;
        const select = make("select", {}, make("option", { value: "", textContent: "any" }));
        axis.values.forEach((text, level) => select.append(make("option", { value: String(level), textContent: text })));
        select.addEventListener("change", () => {
          this.filters.levels[index] = select.value === "" ? null : Number(select.value);
          this.filter();
        });
        controls.append(make("label", {}, axis.name, select));
      });
      if (this.data.standing.includes("tied")) {
        const box = make("input", { type: "checkbox" });
        box.addEventListener("change", () => {
          this.filters.isTiedOnly = box.checked;
          this.filter();
        });
        controls.append(make("label", { className: "check" }, box, "only those not distinguishable from the best"));
      }
      this.count = make("output");
      controls.append(this.count);
      controls.hidden = false;
    }

    passes(row) {
      const { words, levels, isTiedOnly } = this.filters;
      if (isTiedOnly && !["best", "tied"].includes(this.data.standing[row])) return false;
      if (levels.some((level, axis) => level !== null && this.data.axes[axis].level[row] !== level)) return false;
      if (!words.length) return true;
      const text = this.report.setting(row).toLowerCase();
      return words.every((word) => text.includes(word));
    }

    filter() {
      const isShown = this.all.map((row) => this.passes(row));
      const { words, levels, isTiedOnly } = this.filters;
      const isOn = words.length > 0 || isTiedOnly || levels.some((level) => level !== null);
      const count = isShown.filter(Boolean).length;
      this.count.textContent = isOn ? `${counted(count)} of ${counted(this.all.length)} points` : "";
      this.accepted = isOn ? isShown : null;
      this.report.fade((point) => {
        const row = this.report.index.get(point);
        return !isOn || (row !== undefined && isShown[row]);
      });
      this.refresh();
    }

    // MARK: Rows

    refresh() {
      this.shown = this.accepted ? this.order.filter((row) => this.accepted[row]) : this.order;
      if (this.isVirtual) {
        this.scroll.scrollTop = 0;
        this.window = null;
        this.render();
      } else {
        this.body.replaceChildren(...this.shown.map((row) => this.row(row)));
      }
      this.updateStops();
    }

    row(index) {
      const point = this.data.point[index];
      if (!this.rows.has(point)) this.rows.set(point, this.makeRow(index));
      return this.rows.get(point);
    }

    makeRow(index) {
      const { data } = this;
      const cell = (className, ...children) => make("td", { className }, ...children);
      const row = make("tr", { className: data.standing[index] });
      row.dataset.point = data.point[index];
      const value = cell("number value", make("span", { className: "mean", textContent: data.text[index] }));
      if (data.sd[index] !== null) value.append(make("span", { className: "sd", textContent: ` ±${data.sd[index]}` }));
      const strip = data.domain ? [cell("strip", this.strip(index))] : [];
      row.append(
        cell("number rank", String(data.rank[index] ?? "–")),
        value,
        ...data.axes.map((axis) => cell(axis.cell, axis.values[axis.level[index]])),
        ...strip,
        ...data.others.map((other) => cell("number other", other.text[index])),
        cell(data.lost[index] ? "number runs lost" : "number runs", data.runs[index]),
      );
      this.addPin(row);
      const { pinned } = this.report;
      if (pinned === data.point[index]) row.classList.add("is-selected");
      return row;
    }

    // The same drawing as IntervalStrip's.
    strip(index) {
      const { data } = this;
      const [width, middle, blue] = [data.stripWidth, 12, "var(--plot-series-1)"];
      const svg = document.createElementNS(SVG, "svg");
      for (const [name, value] of [["class", "plot"], ["width", width], ["height", 24], ["viewBox", `0 0 ${width} 24`]]) {
        svg.setAttribute(name, value);
      }
      svg.setAttribute("aria-hidden", "true");
      const [low, high] = data.domain;
      const x = (value) => 7 + ((Math.min(Math.max(value, low), high) - low) / (high - low)) * (width - 14);
      draw("path", { d: `M0 ${middle}H${width}`, stroke: "var(--plot-grid)" }, svg);
      if (data.best !== null) {
        draw("path", { d: `M${x(data.best)} 0V24`, stroke: "var(--plot-axis)", "stroke-dasharray": "2 2" }, svg);
      }
      const value = data.value[index];
      if (value === null && !data.lost[index]) return svg;
      if (value === null) {
        draw("path", { d: "M6.5 8.5l7 7m0 -7l-7 7", stroke: "var(--plot-alarm)", "stroke-width": 2 }, svg);
        return svg;
      }
      if (data.low[index] !== null) {
        const line = `M${x(data.low[index])} ${middle}H${x(data.high[index])}`;
        draw("path", { d: line, stroke: blue, "stroke-width": 2 }, svg);
      }
      const isHollow = data.standing[index] === "other";
      const dot = { cx: x(value), cy: middle, r: 3.5, fill: isHollow ? "var(--plot-paper)" : blue, stroke: blue };
      draw("circle", { ...dot, "stroke-width": 1.5 }, svg);
      if (data.standing[index] === "best") {
        draw("circle", { cx: x(value), cy: middle, r: 7, fill: "none", stroke: "var(--plot-ink)", "stroke-width": 2 }, svg);
      }
      return svg;
    }

    addPin(row) {
      const cell = row.cells[0];
      const point = Number(row.dataset.point);
      const pin = make("button", { type: "button", className: "pin", textContent: cell.textContent, tabIndex: -1 });
      pin.setAttribute("aria-label", `rank ${cell.textContent}, select point ${point}`);
      pin.setAttribute("aria-pressed", String(point === this.report.pinned));
      cell.replaceChildren(pin);
    }

    updatePins() {
      for (const [point, row] of this.rows) {
        row.querySelector(".pin").setAttribute("aria-pressed", String(point === this.report.pinned));
      }
    }

    // One row is a stop of the Tab key; arrow keys go on from there.
    updateStops() {
      for (const pin of this.body.querySelectorAll(".pin[tabindex='0']")) pin.tabIndex = -1;
      const first = this.body.querySelector(".pin");
      if (first) first.tabIndex = 0;
    }

    move(pin, step) {
      const point = Number(pin.closest("tr").dataset.point);
      const place = this.shown.indexOf(this.report.index.get(point));
      const next = Math.min(Math.max(place + step, 0), this.shown.length - 1);
      const row = this.into(next);
      pin.tabIndex = -1;
      row.querySelector(".pin").tabIndex = 0;
      row.querySelector(".pin").focus();
    }

    // Brings the row at a place into view and returns it.
    into(place) {
      if (this.isVirtual) {
        const top = place * ROW;
        const room = this.scroll.clientHeight - 80;
        if (top < this.scroll.scrollTop || top > this.scroll.scrollTop + room) this.scroll.scrollTop = top - room / 2;
        this.render();
      }
      return this.row(this.shown[place]);
    }

    reveal(point) {
      const place = this.shown.indexOf(this.report.index.get(point));
      if (place < 0) return;
      const row = this.into(place);
      row.scrollIntoView({ block: "center" });
      row.querySelector(".pin").focus({ preventScroll: true });
    }

    // MARK: Only what is in view

    makeVirtual() {
      const widths = [...this.element.tHead.rows[0].cells].map((cell) => cell.getBoundingClientRect().width);
      const total = widths.reduce((sum, width) => sum + width, 0);
      const isWide = total > this.scroll.clientWidth + 1;
      this.element.prepend(
        make("colgroup", {}, ...widths.map((width) => {
          const column = make("col");
          column.style.width = `${(width / total) * 100}%`;
          return column;
        })),
      );
      this.element.style.tableLayout = "fixed";
      if (isWide) this.element.style.minWidth = `${total}px`;
      this.element.classList.add("virtual");
      this.scroll.classList.add("tall");
      if (this.all.length === this.data.pointCount) {
        this.report.article.querySelector(".points .sentence").textContent =
          `${counted(this.all.length)} points, the best first.`;
      }
      const space = () => {
        const cell = make("td", { colSpan: widths.length });
        const row = make("tr", { className: "space" }, cell);
        row.setAttribute("aria-hidden", "true");
        return { row, cell };
      };
      this.above = space();
      this.below = space();
      this.scroll.addEventListener("scroll", debounced(() => this.render()));
      addEventListener("beforeprint", () => this.render(200));
      addEventListener("afterprint", () => this.render());
      this.refresh();
    }

    render(printed = 0) {
      const height = this.scroll.clientHeight || 640;
      const first = printed ? 0 : Math.max(0, Math.floor(this.scroll.scrollTop / ROW) - 10);
      const last = Math.min(this.shown.length, printed || first + Math.ceil(height / ROW) + 20);
      const window = `${first}-${last}`;
      if (window === this.window) return;
      this.window = window;
      this.above.cell.style.height = `${first * ROW}px`;
      this.below.cell.style.height = `${printed ? 0 : (this.shown.length - last) * ROW}px`;
      const focused = this.body.contains(document.activeElement) ? document.activeElement : null;
      this.body.replaceChildren(
        this.above.row,
        ...this.shown.slice(first, last).map((row) => this.row(row)),
        this.below.row,
      );
      if (focused && this.body.contains(focused)) focused.focus({ preventScroll: true });
      if (!this.body.querySelector(".pin[tabindex='0']")) this.updateStops();
    }
  }

  // MARK: The page

  const reports = [...document.querySelectorAll("article.experiment")].map((article) => {
    const block = article.querySelector("script.data");
    return new Report(article, JSON.parse(block.textContent));
  });

  // Pages of checks have figures alone.
  for (const article of document.querySelectorAll("article.check")) {
    const enter = (event) => {
      const element = event.target.closest("svg.plot [tabindex]");
      if (element) showTooltip([element.getAttribute("aria-label")], element.getBoundingClientRect());
      else hideTooltip();
    };
    article.addEventListener("pointerover", enter);
    article.addEventListener("focusin", enter);
    article.addEventListener("focusout", hideTooltip);
    article.addEventListener("pointerleave", hideTooltip);
  }

  // `#point=12`, and for a second experiment on the page `#point=12&experiment=1`.
  const setFragment = (report) => {
    const place = reports.indexOf(report);
    const experiment = place > 0 ? `&experiment=${place}` : "";
    const fragment = report.pinned === null ? "" : `#point=${report.pinned}${experiment}`;
    if (location.hash === fragment) return;
    try {
      history.replaceState(null, "", fragment || location.pathname + location.search);
    } catch {
      location.hash = fragment;
    }
  };

  const readFragment = () => {
    const words = new URLSearchParams(location.hash.slice(1));
    const report = reports[Number(words.get("experiment") || 0)];
    if (report && /^\d+$/.test(words.get("point") || "")) report.pin(Number(words.get("point")));
  };

  const makeThemeSwitch = () => {
    const isDark = () =>
      document.documentElement.dataset.theme
        ? document.documentElement.dataset.theme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
    const button = make("button", { type: "button", className: "theme" });
    const label = () => (button.textContent = isDark() ? "Light colours" : "Dark colours");
    button.addEventListener("click", () => {
      document.documentElement.dataset.theme = isDark() ? "light" : "dark";
      label();
    });
    label();
    document.querySelector("main").prepend(button);
  };

  document.body.append(tooltip);
  makeThemeSwitch();
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    hideTooltip();
    for (const report of reports) if (report.pinned !== null) report.pin(null);
  });
  addEventListener("scroll", hideTooltip, { passive: true });
  addEventListener("hashchange", readFragment);
  readFragment();
})();
