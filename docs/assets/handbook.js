/* Ticks and notes that last: kept in this browser, one store for every page and language. Without JavaScript the
   boxes still tick and the browser's own print still prints. */
(function () {
  "use strict";
  var PREFIX = "handbook:";

  function read(key) {
    try { return localStorage.getItem(PREFIX + key); } catch (error) { return null; }
  }
  function write(key, value) {
    try {
      if (value) localStorage.setItem(PREFIX + key, value);
      else localStorage.removeItem(PREFIX + key);
    } catch (error) { /* storage is off: the page works, and forgets */ }
  }
  function each(selector, work) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), work);
  }
  function itemOf(box) {
    return box.getAttribute("data-item") || box.id.replace(/-tick$/, "");
  }
  function fit(note) {
    note.style.height = "auto";
    note.style.height = note.scrollHeight + "px";
  }
  function show() {
    each(".item__tick", function (box) { box.checked = read(itemOf(box)) === "1"; });
    each("[data-note]", function (note) {
      note.value = read("note:" + note.getAttribute("data-note")) || "";
      if (note.value) fit(note);
    });
  }

  document.addEventListener("change", function (event) {
    if (event.target.classList.contains("item__tick")) write(itemOf(event.target), event.target.checked ? "1" : "");
  });
  document.addEventListener("input", function (event) {
    var note = event.target.getAttribute("data-note");
    if (note === null) return;
    write("note:" + note, event.target.value);
    fit(event.target);
  });
  window.addEventListener("storage", show); // another page of the handbook, open at the same time

  each("[data-print]", function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
  each("[data-clear]", function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      each(".item__tick", function (box) { write(itemOf(box), ""); });
      each("[data-note]", function (note) { write("note:" + note.getAttribute("data-note"), ""); note.style.height = ""; });
      show();
    });
  });
  /* A table that is wider than the page scrolls by keyboard, too. */
  function reachTables() {
    each(".md-typeset__scrollwrap, .sheet__form", function (wrap) {
      if (wrap.scrollWidth > wrap.clientWidth) wrap.setAttribute("tabindex", "0");
      else wrap.removeAttribute("tabindex");
    });
  }
  window.addEventListener("load", reachTables);
  window.addEventListener("resize", reachTables);
  show();
})();
