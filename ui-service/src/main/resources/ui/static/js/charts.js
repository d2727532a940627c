// Draws the plots of a page from the tables beside them, which are all there is without JavaScript.
(() => {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const value = (cell) => (cell.dataset.value === undefined ? null : Number(cell.dataset.value));
  const rows = (table) => [...table.tBodies[0].rows].map((row) => [...row.cells]);
  const percent = (share) => `${Math.round(share * 100)}%`;

  const common = () => ({
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour("--quiet") },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      backgroundColor: colour("--surface"),
      borderColor: colour("--line"),
      textStyle: { color: colour("--ink"), fontSize: 13 },
    },
  });
  const axis = (extra) => ({
    axisLine: { lineStyle: { color: colour("--line") } },
    axisTick: { show: false },
    axisLabel: { color: colour("--quiet"), fontSize: 12 },
    splitLine: { lineStyle: { color: colour("--line") } },
    ...extra,
  });

  const kinds = {
    bars(table, width) {
      const shown = rows(table).slice(0, width < 480 ? 8 : 15);
      return {
        ...common(),
        grid: { left: 4, right: 8, top: 12, bottom: 4, containLabel: true },
        xAxis: axis({
          type: "category",
          data: shown.map((cells) => cells[0].textContent.trim()),
          axisLabel: { color: colour("--quiet"), fontSize: 12, rotate: 40, interval: 0 },
        }),
        yAxis: axis({ type: "value", axisLine: { show: false } }),
        series: [{
          type: "bar",
          barMaxWidth: 36,
          data: shown.map((cells) => value(cells[1])),
          itemStyle: { color: colour("--accent"), borderRadius: [2, 2, 0, 0] },
        }],
      };
    },

    lines(table) {
      const shown = rows(table).reverse();
      const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
      const line = (column, tone, type) => ({
        name: heads[column],
        type: "line",
        symbolSize: 7,
        data: shown.map((cells) => value(cells[column])),
        lineStyle: { color: colour(tone), width: 2, type },
        itemStyle: { color: colour(tone) },
      });
      return {
        ...common(),
        tooltip: { ...common().tooltip, valueFormatter: (share) => (share == null ? "–" : `${(share * 100).toFixed(1)}%`) },
        legend: { right: 0, top: 0, textStyle: { color: colour("--quiet") } },
        grid: { left: 4, right: 16, top: 36, bottom: 4, containLabel: true },
        xAxis: axis({ type: "category", data: shown.map((cells) => cells[0].textContent) }),
        yAxis: axis({ type: "value", min: 0, axisLine: { show: false }, axisLabel: { color: colour("--quiet"), formatter: percent } }),
        series: [line(1, "--accent", "solid"), line(2, "--quiet", "dashed")],
      };
    },

    // Small p-values are strong evidence: the logarithm puts them on top.
    evidence(table) {
      const smallest = 1e-6;
      const tones = { DRIFT: "--bad", NO_DRIFT: "--good", NOT_ENOUGH_DATA: "--quiet" };
      const points = rows(table)
        .filter((cells) => value(cells[1]) !== null)
        .map((cells) => ({
          value: [cells[0].dataset.value, Math.max(value(cells[1]), smallest)],
          itemStyle: { color: colour(tones[cells[2].dataset.value]) },
          name: cells[2].textContent,
        }));
      return {
        ...common(),
        tooltip: { ...common().tooltip, trigger: "item", formatter: (point) => `${point.name}\np ${point.value[1] <= smallest ? "≤ 0.000001" : point.value[1].toPrecision(2)}` },
        grid: { left: 20, right: 16, top: 16, bottom: 4, containLabel: true },
        xAxis: axis({ type: "time", splitLine: { show: false }, boundaryGap: ["3%", "3%"], axisLabel: { color: colour("--quiet"), formatter: "{d} {MMM}", hideOverlap: true } }),
        yAxis: axis({ type: "log", inverse: true, min: smallest, max: 1, axisLine: { show: false }, name: "" }),
        series: [{ type: "scatter", symbolSize: 11, data: points }],
      };
    },
  };

  const draw = (place) => {
    const table = document.getElementById(place.dataset.table);
    if (!table || !window.echarts) {
      return;
    }
    place.hidden = false;
    table.closest("details.data")?.removeAttribute("open");
    const old = window.echarts.getInstanceByDom(place);
    if (old) {
      old.dispose();
    }
    window.echarts.init(place).setOption(kinds[place.dataset.chart](table, place.clientWidth));
  };
  const drawAll = () => document.querySelectorAll("[data-chart]").forEach(draw);

  document.addEventListener("DOMContentLoaded", drawAll);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  window.addEventListener("resize", () => {
    document.querySelectorAll("[data-chart]").forEach((place) => window.echarts?.getInstanceByDom(place)?.resize());
  });
})();
