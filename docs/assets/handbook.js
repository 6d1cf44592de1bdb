/* Ticks, notes and what is typed into blanks: kept in this browser, by place (the site's folder) and round, the same for
   every page and language. Without JavaScript boxes tick and paper prints as ever. What is rarer is in desk.js, which is
   fetched when it is first asked for. */
(function () {
  "use strict";
  var folder = document.currentScript.src.replace(/[^/]*$/, "");
  var desk = document.querySelector(".desk"), words = desk ? desk.dataset : {};
  var place = new URL("./" + (words.site || ""), location.href).pathname.replace(/\|/g, "%7C");
  var present = words.round, round = present, loaded = {}, memory = {};
  var handbook = window.handbook = {
    folder: folder, words: words, present: present, shown: present, put: put, get: get, entries: entries, rounds: rounds,
    show: show, count: count, each: each, fill: fill, say: say, itemOf: itemOf
  };

  /* ---- what is kept: handbook|place|round|kind:id, one entry for each tick, so that two pages never write over each
     other's. Where the browser keeps nothing, this page alone remembers. */
  var shelf = (function () {
    try {
      localStorage.setItem("handbook|", "1");
      localStorage.removeItem("handbook|");
      return localStorage;
    } catch (error) { return null; }
  })();
  function lose() {
    shelf = null;
    if (desk) desk.querySelector(".desk__where").textContent = words.sayLost;
  }
  function keyOf(name, which) { return "handbook|" + place + "|" + (which || round) + "|" + name; }
  function keys() { return Object.keys(shelf || memory); }
  function raw(key) { return (shelf ? shelf.getItem(key) : memory[key]) || ""; }
  function put(name, value, which) {
    var key = keyOf(name, which);
    try {
      if (shelf && value) shelf.setItem(key, value);
      else if (shelf) shelf.removeItem(key);
    } catch (error) { // full, or taken away meanwhile: what is on the page stays
      keys().forEach(function (one) { memory[one] = raw(one); });
      lose();
    }
    if (shelf) return;
    if (value) memory[key] = value;
    else delete memory[key];
  }
  function get(name, which) { return raw(keyOf(name, which)); }
  /* Everything of a round, or of all rounds: [name, value, round]. */
  function entries(which) {
    var start = "handbook|" + place + "|", found = [];
    keys().sort().forEach(function (key) {
      var cut = key.indexOf("|", start.length), of = key.slice(start.length, cut);
      if (key.slice(0, start.length) === start && cut > 0 && (!which || which === of)) found.push([key.slice(cut + 1), raw(key), of]);
    });
    return found;
  }
  function rounds() {
    var seen = {};
    entries().forEach(function (entry) { seen[entry[2]] = true; });
    return Object.keys(seen);
  }
  /* Keys of the first edition knew neither place nor round: they become this round's, once. */
  function adopt() {
    keys().forEach(function (key) {
      if (key.slice(0, 9) !== "handbook:") return;
      var name = key.slice(9), note = name.slice(0, 5) === "note:", own = note ? name : "tick:" + name;
      if (!get(own) && (note || raw(key) === "1")) put(own, raw(key));
      if (shelf) shelf.removeItem(key);
    });
  }

  /* ---- the page */
  function each(selector, work, within) { Array.prototype.forEach.call((within || document).querySelectorAll(selector), work); }
  function itemOf(box) { return box.getAttribute("data-item") || box.id.replace(/-tick$/, ""); }
  function fill(text, values) {
    values.forEach(function (value) { text = text.replace("{}", function () { return value; }); });
    return text;
  }
  function say(text, more) {
    var line = desk.querySelector(".desk__said");
    line.textContent = text + " ";
    if (more) line.appendChild(more);
  }
  /* A field as high as its words; on paper, which is narrower or wider, the words themselves stand in its place. */
  function fit(field) {
    var paper = field.nextElementSibling;
    if (!paper) {
      paper = field.parentNode.appendChild(document.createElement("span"));
      paper.className = "on-paper";
    }
    paper.textContent = field.value;
    field.classList.toggle("filled", field.value !== "");
    field.style.height = "auto";
    field.style.height = field.scrollHeight + "px";
  }
  /* A field in each blank; it is named by the words beside it. */
  function makeFields() {
    each("[data-blank]", function (cell) {
      var field = document.createElement("textarea"), label = cell.parentNode.firstElementChild;
      field.rows = 1;
      field.className = "typed";
      field.setAttribute("data-typed", cell.getAttribute("data-blank"));
      field.setAttribute("aria-label", label.textContent.trim());
      cell.appendChild(field);
    });
    each("a.fill", function (link) {
      var value = document.createElement("span");
      value.className = "fill__value";
      value.setAttribute("data-value", link.hash.slice(1));
      link.parentNode.insertBefore(value, link.nextSibling);
    });
  }
  function refresh(field, value) {
    if (field.value !== value) field.value = value;
    field.readOnly = round !== present;
    if (value || field.style.height) fit(field);
  }
  function show() {
    each(".item__tick", function (box) {
      box.checked = get("tick:" + itemOf(box)) === "1";
      box.disabled = round !== present;
    });
    each("[data-note]", function (field) { refresh(field, get("note:" + field.getAttribute("data-note"))); });
    each("[data-typed]", function (field) { refresh(field, get("blank:" + field.getAttribute("data-typed"))); });
    each("[data-value]", function (mark) { mark.textContent = get("blank:" + mark.getAttribute("data-value")); });
    count();
    var others = rounds().some(function (one) { return one !== present; });
    if (others || !document.querySelector(".desk__rounds").hidden) act("rounds");
  }
  /* 7/9: of a card, of the page, or of the items that are named. */
  function count() {
    each("[data-progress]", function (mark) {
      var named = mark.getAttribute("data-progress"), all = [], card = mark.closest(".card, .sheet");
      if (named && named !== "*") all = named.trim().split(/\s+/);
      else each(".item__tick", function (box) { if (!box.closest("[hidden]")) all.push(itemOf(box)); }, named ? document : card);
      var done = all.filter(function (item) { return get("tick:" + item) === "1"; });
      mark.textContent = all.length ? fill(words.sayProgress, [done.length, all.length]) : "";
    });
  }

  /* ---- what a reader does */
  document.addEventListener("change", function (event) {
    var node = event.target;
    if (node.classList.contains("item__tick")) {
      put("tick:" + itemOf(node), node.checked ? "1" : "");
      count();
    } else if (node.hasAttribute("data-print-blank")) document.documentElement.classList.toggle("print-blank", node.checked);
    else if (node.hasAttribute("data-load")) act("load", node);
  });
  document.addEventListener("input", function (event) {
    var field = event.target, note = field.getAttribute("data-note"), blank = field.getAttribute("data-typed");
    if (note !== null) put("note:" + note, field.value);
    else if (blank !== null) put("blank:" + blank, field.value);
    else return;
    if (blank !== null) show();
    fit(field);
  });
  document.addEventListener("click", function (event) {
    var node = event.target.closest("[data-act], [data-clear], [data-print]");
    if (!node) return;
    if (node.hasAttribute("data-print")) window.print();
    else act(node.getAttribute("data-act") || "clear", node);
  });
  function act(name, node) { handbook.need(folder + "desk.js", function () { handbook.acts[name](node); }); }
  handbook.need = function (address, then) {
    if (loaded[address]) return then();
    var script = document.createElement("script");
    script.onload = function () { loaded[address] = true; then(); };
    script.src = address;
    document.head.appendChild(script);
  };
  window.addEventListener("storage", show); // another page of the handbook, open at the same time
  window.addEventListener("pageshow", function (event) { if (event.persisted) show(); });

  each("[data-print]", function (node) { node.hidden = false; });
  if (!desk) return;
  if (shelf) adopt();
  else lose();
  var asked = new URLSearchParams(location.search).get("round");
  if (rounds().indexOf(asked) >= 0) round = handbook.shown = asked;
  each(".blank-choice", function (node) { node.hidden = false; });
  each("[data-print-blank]", function (box) { box.checked = false; });
  each("[data-clear]", function (button) { button.hidden = round !== present; });
  desk.hidden = false;
  makeFields();
  show();
})();
