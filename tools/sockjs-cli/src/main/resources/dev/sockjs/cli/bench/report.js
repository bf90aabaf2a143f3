"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const MARGIN = { top: 22, right: 14, bottom: 34, left: 52 };
  const HEIGHT = 270;

  const number = (value) =>
    value >= 100 || value === Math.round(value)
      ? Math.round(value).toLocaleString("en")
      : String(Number(value.toPrecision(value >= 10 ? 3 : 2)));
  const millis = (value) =>
    value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

  function element(name, attributes, parent, text) {
    const created = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) {
      created.setAttribute(key, value);
    }
    if (text !== undefined) {
      created.textContent = text;
    }
    parent.append(created);
    return created;
  }

  // The smallest of 1, 2 and 5 times a power of ten that gives at most `count` steps.
  function step(max, count) {
    const power = 10 ** Math.floor(Math.log10(max / count));
    return [1, 2, 5, 10].map((factor) => factor * power).find((size) => max / size <= count);
  }

  function ticks(max, count) {
    const size = step(max, count);
    const values = [];
    for (let i = 0; i * size <= max * 1.0001; i++) {
      values.push(i * size);
    }
    return values;
  }

  // chart: id, points, x(point), xMax, xTicks(width) of {at, label}, xTitle, unit, curves, readout.
  function draw(chart) {
    const box = document.getElementById(chart.id);
    box.replaceChildren();
    const width = Math.max(240, box.clientWidth);
    const values = chart.points.flatMap((point) => chart.curves.map((curve) => curve.y(point)));
    const top = Math.max(...values, 0);
    if (chart.points.length < 2 || top === 0) {
      box.textContent = "Too little was measured for a curve.";
      return;
    }
    const yTicks = ticks(top * 1.05, 5);
    const yMax = top * 1.05;
    const right = width - MARGIN.right;
    const bottom = HEIGHT - MARGIN.bottom;
    const x = (value) => MARGIN.left + (value / chart.xMax) * (right - MARGIN.left);
    const y = (value) => bottom - (value / yMax) * (bottom - MARGIN.top);
    const svg = element("svg", {
      viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": chart.label }, box);
    for (const tick of yTicks) {
      element("line", { class: "grid", x1: MARGIN.left, x2: right, y1: y(tick), y2: y(tick) }, svg);
      element("text", { x: MARGIN.left - 8, y: y(tick) + 4, "text-anchor": "end" }, svg,
        number(tick));
    }
    for (const tick of chart.xTicks(right - MARGIN.left)) {
      element("line", { class: "grid", x1: x(tick.at), x2: x(tick.at), y1: MARGIN.top, y2: bottom },
        svg);
      element("text", { x: x(tick.at), y: bottom + 16, "text-anchor": tick.anchor || "middle" }, svg,
        tick.label);
    }
    element("line", { class: "axis", x1: MARGIN.left, x2: right, y1: bottom, y2: bottom }, svg);
    element("text", { x: right, y: HEIGHT - 3, "text-anchor": "end" }, svg, chart.xTitle);
    element("text", { x: MARGIN.left - 8, y: 12, "text-anchor": "end" }, svg, chart.unit);
    for (const curve of chart.curves) {
      const path = chart.points
        .map((p, i) => `${i ? "L" : "M"}${x(chart.x(p)).toFixed(1)} ${y(curve.y(p)).toFixed(1)}`)
        .join("");
      if (curve.area) {
        const first = x(chart.x(chart.points[0]));
        const last = x(chart.x(chart.points[chart.points.length - 1]));
        element("path", { class: "area", d: `${path}L${last} ${bottom}L${first} ${bottom}Z` }, svg);
      }
      element("path", { class: `curve ${curve.style}`, d: path }, svg);
    }
    addReadout(chart, svg, x, bottom);
  }

  // Shows the figures of the point that is nearest to the pointer.
  function addReadout(chart, svg, x, bottom) {
    const readout = document.getElementById(`${chart.id}-readout`);
    readout.textContent = chart.start;
    const cursor = element("line", { class: "cursor", y1: MARGIN.top, y2: bottom,
      visibility: "hidden" }, svg);
    svg.addEventListener("pointermove", (event) => {
      const bounds = svg.getBoundingClientRect();
      const at = ((event.clientX - bounds.left) / bounds.width) * svg.viewBox.baseVal.width;
      const distance = (point) => Math.abs(x(chart.x(point)) - at);
      const nearest = chart.points.reduce((a, b) => (distance(b) < distance(a) ? b : a));
      const cursorX = x(chart.x(nearest));
      cursor.setAttribute("x1", cursorX);
      cursor.setAttribute("x2", cursorX);
      cursor.setAttribute("visibility", "visible");
      readout.textContent = chart.readout(nearest);
    });
  }

  // 90 % is 1, 99 % is 2, 99.9 % is 3: each step is a tenth of the messages.
  const nines = (percentile) => -Math.log10(1 - percentile / 100);
  const most = Math.max(1, Math.log10(Math.max(1, data.count)));
  const position = (point) => (point[0] >= 100 ? most : Math.min(most, nines(point[0])));
  const label = (n) => (n === 0 ? "0 %" : n === 1 ? "90 %" : n === 2 ? "99 %"
    : `99.${"9".repeat(n - 2)} %`);

  function percentileTicks(width) {
    const result = [];
    for (let n = 0; n <= most; n++) {
      result.push({ at: n, label: label(n), anchor: n === 0 ? "start" : "middle" });
    }
    if (width > 500 || most < 3) {
      result.push({ at: nines(50), label: "50 %" });
    }
    return result.filter((tick) => tick.at <= most * 0.98);
  }

  const seconds = data.samples.length ? data.samples[data.samples.length - 1][0] : 1;
  const timeTicks = (width) =>
    ticks(seconds, width / 70).map((at) => ({ at, label: number(at) }));
  const overTime = { points: data.samples, x: (s) => s[0], xMax: seconds, xTicks: timeTicks,
    xTitle: "seconds", start: "" };
  const charts = [
    { id: "percentiles", label: "Round trip by percentile", points: data.roundTrips, x: position,
      xMax: most, xTicks: percentileTicks, xTitle: "of all echoes", unit: "ms", start: "",
      curves: [{ y: (p) => p[1], style: "second", area: true }],
      readout: (p) => `${p[0] >= 100 ? "maximum" : `${Number(p[0].toFixed(5))} % within`}`
        + ` ${millis(p[1])} ms` },
    { ...overTime, id: "rate", label: "Messages a second over time", unit: "per s",
      curves: [{ y: (s) => s[1], style: "first" }, { y: (s) => s[2], style: "second" }],
      readout: (s) => `${number(s[0])} s: ${number(s[1])} sent, ${number(s[2])} echoed a second` },
    { ...overTime, id: "trips", label: "Round trip over time", unit: "ms",
      curves: [{ y: (s) => s[4], style: "first" }, { y: (s) => s[3], style: "second" }],
      readout: (s) => `${number(s[0])} s: median ${millis(s[3])} ms, 99 % within`
        + ` ${millis(s[4])} ms` },
  ];
  const drawAll = () => charts.forEach(draw);
  drawAll();
  let width = document.documentElement.clientWidth;
  addEventListener("resize", () => {
    if (document.documentElement.clientWidth !== width) {
      width = document.documentElement.clientWidth;
      drawAll();
    }
  });
})();
