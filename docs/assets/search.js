/* The field of search: shown, opened by / and Ctrl-K, and all that it needs loaded when somebody first goes there.
   What was searched for is in the address (?q=); what is to be marked on the page, too (?h=). */
(function () {
  "use strict";
  var holder = document.querySelector("[data-find]");
  if (!holder) return;
  var search = window.handbookSearch = window.handbookSearch || {};
  var field = holder.querySelector("input[type=search]");
  var parts = ["minisearch.js", "lzma.js", "unpack.js", "words.js", "terms.js", "entries.js", "find.js", "panel.js", "dialog.js"];
  var loading = null;

  function script(address) {
    return new Promise(function (resolve, reject) {
      var element = document.createElement("script");
      element.src = address;
      element.async = false; // side by side, and run in this order
      element.onload = resolve;
      element.onerror = reject;
      document.head.appendChild(element);
    });
  }
  function style(address) {
    return new Promise(function (resolve) {
      var element = document.createElement("link");
      element.rel = "stylesheet";
      element.href = address;
      element.onload = element.onerror = resolve;
      document.head.appendChild(element);
    });
  }
  function from(name) { return holder.getAttribute("data-assets") + "/assets/search/" + name; }

  /* Everything that search needs, once. */
  search.load = function () {
    if (!loading) {
      loading = Promise.all([style(from("search.css")), script(holder.getAttribute("data-find") + "/search/index.js")]
        .concat(parts.map(function (name) { return script(from(name)); })))
        .then(function () { search.open(holder, field); });
    }
    return loading;
  };
  /* A part of the address: what stands after ?name=. */
  search.asked = function (name) { return new URLSearchParams(location.search).get(name) || ""; };
  /* The address with that part, or without it. Where a browser keeps the address as it is, nothing is lost but that. */
  search.keep = function (name, value) {
    var query = new URLSearchParams(location.search);
    if (value) query.set(name, value);
    else query.delete(name);
    var text = query.toString();
    try {
      history.replaceState(history.state, "", location.pathname + (text ? "?" + text : "") + location.hash);
    } catch (error) { /* as it was */ }
  };

  function go(event) {
    event.preventDefault();
    field.focus();
    field.select();
  }
  function writes(node) {
    return node && (node.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(node.tagName) && node.type !== "checkbox");
  }

  holder.querySelector(".find__all").hidden = true;
  field.hidden = false;
  field.addEventListener("focus", search.load);
  field.addEventListener("pointerenter", search.load);
  document.addEventListener("keydown", function (event) {
    var k = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
    var slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !writes(event.target);
    if (k || slash) go(event);
  });
  if (search.asked("q")) {
    field.value = search.asked("q");
    search.load();
  }
  if (search.asked("h")) script(from("words.js")).then(function () { return script(from("mark.js")); });
})();
