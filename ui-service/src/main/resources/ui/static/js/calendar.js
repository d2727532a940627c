// In a calendar the arrow keys move from day to day, and Tab leaves it; without this script Tab
// stops at each day and a link leads past them.
document.addEventListener("DOMContentLoaded", () => {
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  document.querySelectorAll("table.calendar").forEach((table) => {
    const rows = [...table.tBodies[0].rows].map((row) => [...row.cells].slice(1).map((cell) => cell.querySelector("a")));
    const days = rows.flat().filter((day) => day);
    const enter = (day) => {
      days.forEach((other) => { other.tabIndex = other === day ? 0 : -1; });
    };

    const last = Math.max(...rows.map((row) => row.findLastIndex((day) => day)));
    const newest = rows.map((row) => row[last]).findLast((day) => day);
    enter(table.querySelector("[data-chosen]") ?? newest);
    table.addEventListener("keydown", (event) => {
      const step = steps[event.key];
      const row = rows.findIndex((cells) => cells.includes(event.target));
      if (!step || row < 0) {
        return;
      }
      event.preventDefault();
      const column = rows[row].indexOf(event.target);
      const next = rows[row + step[0]]?.[column + step[1]];
      if (next) {
        enter(next);
        next.focus();
      }
    });
  });
});
