// Filters the tables of what sends what, and the list of all signals. Without it they are complete.

// What is found is told, also to who does not see it.
const counted = () => Object.assign(document.createElement("output"), { ariaLive: "polite" });

// The list of all signals: words of the name, the meaning or the module.
const list = document.querySelector(".signals table");
if (list) {
  const words = JSON.parse(document.getElementById("interface-words").textContent);
  const label = document.createElement("label");
  const input = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" });
  label.append(words.filter_list, input);
  const found = counted();
  const box = document.createElement("div");
  box.className = "operations-filter";
  box.append(label, found);
  list.closest(".signals").before(box);
  input.addEventListener("input", () => {
    const text = input.value.trim().toLowerCase();
    const rows = [...list.tBodies[0].rows];
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(text);
    found.textContent = words.filter_found.replace("{count}", rows.filter((row) => !row.hidden).length);
  });
}

const filter = document.querySelector("[data-operations-filter]");
if (filter) {
  const words = JSON.parse(document.getElementById("interface-words").textContent);
  const rows = [...document.querySelectorAll("table.operations tbody tr")];
  const signals = [...new Set(rows.flatMap((row) => row.dataset.signals.split(" ").filter(Boolean)))].sort();

  const labelled = (text, control) => {
    const label = document.createElement("label");
    label.append(text, control);
    return label;
  };
  const input = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" });
  const select = document.createElement("select");
  select.append(new Option(words.filter_any, ""), ...signals.map((name) => new Option(name, name)));
  const found = counted();
  filter.append(labelled(words.filter_operations, input), labelled(words.filter_signal, select), found);
  filter.hidden = false;

  const apply = () => {
    const text = input.value.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      const sent = row.dataset.signals.split(" ");
      const fits = row.cells[0].textContent.toLowerCase().includes(text) && (!select.value || sent.includes(select.value));
      row.hidden = !fits;
      count += fits;
    }
    // A table without rows, and the section it stands in, would only be scrolled past.
    for (const table of document.querySelectorAll("table.operations")) {
      table.hidden = ![...table.tBodies[0].rows].some((row) => !row.hidden);
    }
    found.textContent = words.filter_found.replace("{count}", count);
  };
  input.addEventListener("input", apply);
  select.addEventListener("change", apply);
}
