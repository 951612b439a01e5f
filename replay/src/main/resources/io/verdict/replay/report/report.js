// Language, theme, table sorting, and the segment explorer. Without it the report still reads whole.
"use strict";
(function () {
  var root = document.documentElement;
  var stored = {
    get: function (key) { try { return localStorage.getItem(key); } catch (e) { return null; } },
    set: function (key, value) { try { localStorage.setItem(key, value); } catch (e) { /* private file */ } }
  };
  var asked = new URLSearchParams(location.search);
  root.classList.add("scripted");

  function each(selector, action, from) {
    Array.prototype.forEach.call((from || document).querySelectorAll(selector), action);
  }

  function press(attribute, value) {
    each("[" + attribute + "]", function (button) {
      button.setAttribute("aria-pressed", String(button.getAttribute(attribute) === value));
    });
  }

  function setLanguage(language) {
    root.dataset.lang = language;
    root.lang = language === "zh" ? "zh-Hans" : "en";
    each("option[data-en]", function (option) {
      option.textContent = language === "zh" ? option.dataset.zh : option.dataset.en;
    });
    press("data-set-lang", language);
  }

  function setTheme(theme) {
    root.dataset.theme = theme;
    press("data-set-theme", theme);
  }

  function choose(name, allowed, fallback, apply, attribute) {
    var value = asked.get(name) || stored.get("verdict." + name);
    apply(allowed.indexOf(value) >= 0 ? value : fallback);
    each("[" + attribute + "]", function (button) {
      button.addEventListener("click", function () {
        apply(button.getAttribute(attribute));
        stored.set("verdict." + name, button.getAttribute(attribute));
      });
    });
  }

  // Printing is always light.
  var before = null;
  window.addEventListener("beforeprint", function () { before = root.dataset.theme; root.dataset.theme = "light"; });
  window.addEventListener("afterprint", function () { if (before) { root.dataset.theme = before; } });

  // Side bar: mark the part in view.
  var links = {};
  each(".side a[href^='#']", function (link) { links[link.getAttribute("href").slice(1)] = link; });
  if ("IntersectionObserver" in window) {
    var observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (entry.isIntersecting) {
          each(".side a.here", function (link) { link.classList.remove("here"); link.removeAttribute("aria-current"); });
          links[entry.target.id].classList.add("here");
          links[entry.target.id].setAttribute("aria-current", "true");
        }
      });
    }, { rootMargin: "-10% 0px -80% 0px" });
    each("main > section", function (section) { if (links[section.id]) { observer.observe(section); } });
  }

  // Tables: sort by a click on a heading, keep only the rows that contain a text.
  function sortKey(row, index) {
    var cell = row.cells[index];
    var value = cell.getAttribute("data-value");
    if (value === null) { return cell.textContent; }
    return value === "" ? NaN : Number(value);
  }

  function compare(a, b) {
    if (typeof a === "string") { return a.localeCompare(b, "en"); }
    if (isNaN(a) || isNaN(b)) { return isNaN(a) ? (isNaN(b) ? 0 : 1) : -1; }
    return a - b;
  }

  function makeSortable(table) {
    each("thead th", function (heading) {
      var button = document.createElement("button");
      button.type = "button";
      while (heading.firstChild) { button.appendChild(heading.firstChild); }
      heading.appendChild(button);
      button.addEventListener("click", function () {
        var down = heading.getAttribute("aria-sort") !== "descending";
        each("th", function (other) { other.removeAttribute("aria-sort"); }, table);
        heading.setAttribute("aria-sort", down ? "descending" : "ascending");
        var rows = Array.prototype.slice.call(table.tBodies[0].rows);
        rows.sort(function (a, b) {
          var order = compare(sortKey(a, heading.cellIndex), sortKey(b, heading.cellIndex));
          return down ? -order : order;
        });
        rows.forEach(function (row) { table.tBodies[0].appendChild(row); });
      });
    }, table);
  }

  // Long tables show their first rows until asked for all; paper and filters always have all.
  var FIRST = 25;

  function makeShort(table) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "all";
    [["en", "Show all " + table.tBodies[0].rows.length + " rows"],
      ["zh", "显示全部 " + table.tBodies[0].rows.length + " 行"]].forEach(function (word) {
      var span = document.createElement("span");
      span.className = word[0];
      span.textContent = word[1];
      button.appendChild(span);
    });
    table.classList.add("short");
    table.parentNode.insertBefore(button, table.nextSibling);
    button.addEventListener("click", function () { showAll(table); });
  }

  function showAll(table) {
    table.classList.remove("short");
    var button = table.nextElementSibling;
    if (button) { button.remove(); }
  }

  function makeFilterable(table) {
    var input = document.createElement("input");
    input.type = "search";
    input.className = "find";
    input.setAttribute("aria-label", "Filter rows / 筛选行");
    input.placeholder = "Filter rows / 筛选行";
    table.parentNode.insertBefore(input, table);
    input.addEventListener("input", function () {
      var wanted = input.value.toLowerCase();
      showAll(table);
      Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
        row.hidden = row.textContent.toLowerCase().indexOf(wanted) < 0;
      });
    });
  }

  each("table[data-sortable]", makeSortable);
  each("table[data-filterable]", function (table) {
    if (table.closest("details")) { return; }
    makeFilterable(table);
    if (table.tBodies[0].rows.length > FIRST + 10) { makeShort(table); }
  });

  // Explorer: sum the cells that are selected, then rates and 95 % Wilson intervals.
  var Z = 1.959963984540054;

  function wilson(hits, n) {
    var share = hits / n;
    var denominator = 1 + Z * Z / n;
    var centre = (share + Z * Z / (2 * n)) / denominator;
    var half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / denominator;
    return [hits === 0 ? 0 : Math.max(0, centre - half), hits === n ? 1 : Math.min(1, centre + half)];
  }

  function grouped(count) { return String(count).replace(/\B(?=(\d{3})+$)/g, ","); }

  function percent(share, decimals) { return (share * 100).toFixed(decimals) + "%"; }

  function bilingual(parent, from) {
    ["en", "zh"].forEach(function (language) {
      var span = document.createElement("span");
      span.className = language;
      span.textContent = from.getAttribute("data-" + language);
      parent.appendChild(span);
    });
  }

  function cell(row, classes, text) {
    var td = document.createElement("td");
    td.className = classes;
    td.textContent = text;
    row.appendChild(td);
    return td;
  }

  function explorer(holder) {
    var by = holder.querySelector("select.by");
    var filters = Array.prototype.slice.call(holder.querySelectorAll("select.filter"));
    var body = holder.querySelector("tbody");
    var totalName = body.querySelector("tr.total th").cloneNode(true);
    var shares = Array.prototype.slice.call(holder.querySelectorAll("th.rate"));
    var cells = holder.querySelector("script.cells").textContent.trim().split("\n").filter(Boolean)
      .map(function (line) {
        var halves = line.split("|");
        return { at: halves[0].trim().split(" "), counts: halves[1].trim().split(" ").map(Number) };
      });
    var measures = cells.length ? cells[0].counts.length : 0;

    function addRow(name, sums, classes) {
      var row = document.createElement("tr");
      row.className = classes;
      row.appendChild(name);
      sums.forEach(function (sum) { cell(row, "number", grouped(sum)); });
      shares.forEach(function (share) {
        var hits = sums[Number(share.dataset.hits)];
        var n = sums[Number(share.dataset.of)];
        var decimals = Number(share.dataset.decimals);
        var small = document.createElement("small");
        if (n > 0) {
          var ends = wilson(hits, n);
          small.textContent = "[" + percent(ends[0], decimals) + ", " + percent(ends[1], decimals) + "]";
        }
        var thin = n > 0 ? n < 30 : false;
        var td = cell(row, thin ? "number immature" : "number", n > 0 ? percent(hits / n, decimals) + " " : "– ");
        td.appendChild(small);
      });
      body.appendChild(row);
    }

    function refresh() {
      var dimension = Number(by.value);
      var total = new Array(measures).fill(0);
      var groups = {};
      cells.forEach(function (one) {
        var selected = filters.every(function (filter) {
          return filter.value === "" || one.at[Number(filter.dataset.dimension)] === filter.value;
        });
        if (!selected) { return; }
        var key = one.at[dimension];
        groups[key] = groups[key] || new Array(measures).fill(0);
        one.counts.forEach(function (count, m) { groups[key][m] += count; total[m] += count; });
      });
      body.textContent = "";
      each("option", function (option) {
        if (option.value === "" || !groups[option.value]) { return; }
        var name = document.createElement("th");
        name.scope = "row";
        bilingual(name, option);
        addRow(name, groups[option.value], "");
      }, filters[dimension]);
      addRow(totalName.cloneNode(true), total, "total");
      var heading = holder.querySelector("th.by-name");
      heading.textContent = "";
      bilingual(heading, by.options[by.selectedIndex]);
    }

    by.addEventListener("change", refresh);
    filters.forEach(function (filter) { filter.addEventListener("change", refresh); });
    holder.querySelector("button.reset").addEventListener("click", function () {
      by.selectedIndex = 0;
      filters.forEach(function (filter) { filter.selectedIndex = 0; });
      refresh();
    });
  }

  // Cut-offs: the slider copies a row of the table into the figures.
  function cutOffs(holder) {
    var slider = holder.querySelector("input[type=range]");
    var rows = Array.prototype.slice.call(holder.querySelectorAll("tbody tr"));
    var figures = holder.querySelectorAll(".figures > div");
    slider.addEventListener("input", function () {
      var chosen = rows[Number(slider.value)];
      each("tr.chosen", function (row) { row.classList.remove("chosen"); }, holder);
      chosen.classList.add("chosen");
      Array.prototype.forEach.call(chosen.cells, function (cell, i) {
        var detail = cell.querySelector("small");
        var small = figures[i].querySelector(".detail");
        figures[i].querySelector(".value").textContent =
          detail ? cell.firstChild.textContent : cell.textContent;
        if (small) { small.textContent = detail ? detail.textContent : ""; }
      });
    });
  }

  each(".cut-offs", cutOffs);
  each(".explorer", explorer);
  choose("lang", ["en", "zh"], "en", setLanguage, "data-set-lang");
  choose("theme", ["auto", "light", "dark"], "auto", setTheme, "data-set-theme");
})();
