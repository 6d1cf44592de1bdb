/* The field with its list of results: a combobox as WAI-ARIA describes it. Arrows choose, Enter goes, Escape closes. */
(function (search) {
  "use strict";
  var FIRST = 20, NEXT = 80, MOST = 400, WAIT = 300;

  search.open = function (holder, field) {
    var labels = search.data.labels, root = holder.getAttribute("data-find"), create = search.create;
    var panel = create("div", "find__panel"), status = create("p", "find__status"), hint = create("p", "find__hint", labels.advice);
    var kinds = create("div", "find__kinds"), list = create("ul", "find__list"), role = create("select", "find__role");
    var more = create("button", "find__more"), all = create("a", "find__everything", labels.everything);
    var close = create("button", "find__close", labels.close), elsewhere = create("p", "find__elsewhere");
    var found = { results: [], some: false }, shown = [], kind = "", active = -1, later = 0, keeping = 0, last = null;

    function build() {
      list.id = "find-list";
      list.setAttribute("role", "listbox");
      list.setAttribute("aria-label", field.getAttribute("aria-label"));
      field.setAttribute("role", "combobox"); // until there is a list it is a field like any other
      field.setAttribute("aria-autocomplete", "list");
      field.setAttribute("aria-expanded", "false");
      field.setAttribute("aria-controls", list.id);
      status.setAttribute("role", "status");
      kinds.setAttribute("role", "group");
      kinds.setAttribute("aria-label", labels.kind);
      role.setAttribute("aria-label", labels.role);
      role.appendChild(new Option(labels.anyone, ""));
      Object.keys(labels.roles).forEach(function (id) { role.appendChild(new Option(labels.roles[id], id)); });
      more.type = close.type = "button";
      all.href = root + "/a-z.html";
      [status, kinds, role, list, more, hint, elsewhere, all, close].forEach(function (part) { panel.appendChild(part); });
      panel.hidden = true;
      holder.appendChild(panel);
    }

    function isOpen() { return !panel.hidden; }
    function show(open) {
      panel.hidden = !open;
      holder.classList.toggle("find--open", open);
      field.setAttribute("aria-expanded", String(open && shown.length > 0));
      if (!open) choose(-1);
    }
    function shut() {
      show(false);
      clearTimeout(keeping);
      search.keep("q", "");
    }

    /* The list, first a screenful, then the rest while nobody waits. */
    function draw() {
      clearTimeout(later);
      active = -1;
      field.removeAttribute("aria-activedescendant");
      var inRole = found.results.filter(function (one) { return !role.value || one.entry.roles.indexOf(role.value) >= 0; });
      shown = inRole.filter(function (one) { return !kind || one.entry.kind === kind; });
      list.textContent = "";
      drawKinds(inRole);
      append(FIRST, MOST);
      list.hidden = !shown.length;
      hint.hidden = shown.length > 0;
      drawElsewhere();
      status.textContent = said();
      field.setAttribute("aria-expanded", String(isOpen() && shown.length > 0));
    }
    /* The same search on the page in another language: what an English page quotes is found on the Chinese ones. */
    function drawElsewhere() {
      var query = field.value.trim(), own = document.documentElement.lang.split("-")[0];
      var others = Array.from(document.querySelectorAll(".languages a[lang]")).filter(function (other) {
        return other.lang.split("-")[0] !== own; // Traditional has what Simplified has
      });
      elsewhere.hidden = !query || (found.results.length > 0 && !found.some) || !others.length;
      elsewhere.textContent = labels.elsewhere;
      if (!elsewhere.hidden) others.forEach(function (other) {
        var link = create("a", "", other.textContent);
        link.lang = other.lang;
        link.href = other.href.split(/[?#]/)[0] + "?q=" + encodeURIComponent(query);
        elsewhere.appendChild(document.createTextNode(" "));
        elsewhere.appendChild(link);
      });
    }
    function said() {
      if (!field.value.trim()) return "";
      if (!shown.length) return labels.none;
      var count = labels.results[shown.length === 1 ? 0 : 1].replace("{}", shown.length);
      return found.some ? labels.some + " " + count : count;
    }
    function append(count, most) {
      var start = list.children.length, end = Math.min(shown.length, start + count, most);
      for (var at = start; at < end; at += 1) list.appendChild(search.result(shown[at], at, root));
      more.hidden = end === shown.length || end < most;
      more.textContent = labels.more.replace("{}", shown.length - end);
      if (end < Math.min(shown.length, most)) later = setTimeout(function () { append(NEXT, most); }, 30);
    }
    function drawKinds(results) {
      kinds.textContent = "";
      var counts = {};
      results.forEach(function (one) { counts[one.entry.kind] = (counts[one.entry.kind] || 0) + 1; });
      if (!counts[kind]) kind = "";
      [""].concat(labels.ids).forEach(function (id, at) {
        if (id && !counts[id]) return;
        var button = create("button", "find__filter", id ? labels.kinds[at - 1] + " " + counts[id] : labels.all + " " + results.length);
        button.type = "button";
        button.setAttribute("data-filter", id);
        button.setAttribute("aria-pressed", String(id === kind));
        kinds.appendChild(button);
      });
      kinds.hidden = !results.length;
      role.hidden = !found.results.length;
    }

    function ask() {
      if (last === field.value) return;
      last = field.value;
      found = search.find(last);
      draw();
      clearTimeout(keeping);
      keeping = setTimeout(function () { if (isOpen()) search.keep("q", field.value.trim()); }, WAIT);
    }
    function choose(at) {
      var old = list.children[active], now = list.children[at];
      if (old) old.firstChild.setAttribute("aria-selected", "false");
      active = now ? at : -1;
      if (!now) return field.removeAttribute("aria-activedescendant");
      now.firstChild.setAttribute("aria-selected", "true");
      field.setAttribute("aria-activedescendant", now.firstChild.id);
      now.scrollIntoView({ block: "nearest" });
    }
    function move(event) {
      var step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key], count = list.children.length;
      if (!step || event.altKey) return false;
      if (!isOpen()) show(true);
      if (active < 0) choose(step > 0 ? 0 : count - 1);
      else if (Math.abs(step) > 1) choose(Math.max(0, Math.min(count - 1, active + step)));
      else choose((active + step + count) % count);
      return true;
    }
    function follow() {
      var row = list.children[Math.max(0, active)];
      if (row) row.firstChild.click();
    }

    build();
    field.addEventListener("input", function () { show(true); ask(); });
    field.addEventListener("focus", function () { show(true); });
    field.addEventListener("click", function () { show(true); });
    field.addEventListener("keydown", function (event) {
      if (event.isComposing) return;
      if (event.key === "Enter") follow();
      else if (!move(event)) return;
      event.preventDefault();
    });
    holder.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !isOpen()) return;
      event.preventDefault(); // what was typed stays
      event.stopPropagation();
      field.focus();
      shut();
    });
    list.addEventListener("click", function () { search.keep("q", field.value.trim()); }); // for the way back
    kinds.addEventListener("click", function (event) {
      var button = event.target.closest("[data-filter]");
      if (!button) return;
      kind = button.getAttribute("data-filter");
      draw();
      kinds.querySelector("[aria-pressed=true]").focus();
    });
    role.addEventListener("change", draw);
    more.addEventListener("click", function () { append(NEXT, list.children.length + NEXT); });
    close.addEventListener("click", function () { shut(); field.blur(); });
    document.addEventListener("pointerdown", function (event) { if (isOpen() && !holder.contains(event.target)) shut(); });
    holder.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !holder.contains(event.relatedTarget)) shut();
    });
    if (document.activeElement === field || field.value) show(true);
    ask();
    setTimeout(search.index, WAIT); // while nobody waits for it
  };
})(window.handbookSearch = window.handbookSearch || {});
