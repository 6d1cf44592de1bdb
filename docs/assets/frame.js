/* What a page's frame does: colours and letters as the reader chose them, before anything is drawn; then the menu, the
   languages, the heading that is being read. Without JavaScript colours follow the system, and the menu opens by its
   address. A choice is kept in this browser; anything else found in its place is ignored. */
(function () {
  "use strict";
  var root = document.documentElement, dark = document.getElementById("dark-scheme");
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  root.classList.add("scripted"); // what scripts will show has its room from the beginning

  function kept(name) {
    try { return localStorage.getItem("reader:" + name); } catch (error) { return null; }
  }
  function keep(name, value) {
    try { localStorage.setItem("reader:" + name, value); } catch (error) { /* storage is off: it holds for this page */ }
  }
  function each(selector, work) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), work);
  }

  var scheme = kept("scheme"), easy = kept("easy") === "yes";
  function isDark() {
    return scheme === "dark" || (scheme !== "light" && system.matches);
  }
  function apply() {
    if (dark) dark.media = isDark() ? "screen" : "not all";
    root.classList.toggle("easy", easy);
    each("[data-scheme]", function (button) {
      button.hidden = (button.getAttribute("data-scheme") === "dark") === isDark();
    });
    each("[data-easy]", function (button) {
      button.hidden = false;
      button.setAttribute("aria-pressed", String(easy));
    });
  }
  function choose(value) {
    var held = document.activeElement;
    scheme = value;
    keep("scheme", value);
    apply();
    if (held && held.hidden) each("[data-scheme]:not([hidden])", function (button) { button.focus(); });
  }
  if (system.addEventListener) system.addEventListener("change", apply);
  window.addEventListener("storage", function () { // another page of the handbook, open at the same time
    scheme = kept("scheme");
    easy = kept("easy") === "yes";
    apply();
  });
  apply();

  /* The menu of a narrow window: a drawer, closed with Escape, by its own button and by what lies behind it. */
  function drawer() {
    var menu = document.getElementById("site-menu"), opener = document.querySelector(".top__menu");
    if (!menu || !opener) return;
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-controls", menu.id);
    function open(wanted, focus) {
      root.classList.toggle("menu-open", wanted);
      opener.setAttribute("aria-expanded", String(wanted));
      if (focus) (wanted ? menu : opener).focus();
    }
    opener.addEventListener("click", function (event) { event.preventDefault(); open(true, true); });
    opener.addEventListener("keydown", function (event) {
      if (event.key === " ") { event.preventDefault(); open(true, true); }
    });
    menu.addEventListener("click", function (event) {
      var link = event.target.closest("a");
      if (!link) return;
      var closes = link.classList.contains("menu__close");
      if (closes) event.preventDefault();
      open(false, closes);
    });
    document.addEventListener("click", function (event) {
      if (!menu.contains(event.target) && !opener.contains(event.target)) open(false, false);
    });
    document.addEventListener("focusin", function (event) {
      if (!menu.contains(event.target) && event.target !== opener) open(false, false);
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && root.classList.contains("menu-open")) open(false, true);
    });
    root.classList.add("menu-scripted");
    open(false, false);
  }

  function languages() {
    each("details.languages", function (list) {
      document.addEventListener("click", function (event) { if (!list.contains(event.target)) list.open = false; });
      list.addEventListener("focusout", function (event) {
        if (event.relatedTarget && !list.contains(event.relatedTarget)) list.open = false;
      });
      list.addEventListener("keydown", function (event) {
        if (event.key !== "Escape" || !list.open) return;
        list.open = false;
        list.querySelector("summary").focus();
      });
    });
  }

  /* A table that is wider than the page scrolls by keyboard, too. */
  function reachTables() {
    each(".scroller", function (wrap) {
      if (wrap.scrollWidth > wrap.clientWidth) wrap.setAttribute("tabindex", "0");
      else wrap.removeAttribute("tabindex");
    });
  }

  /* Of the contents beside the page, the heading that is being read. */
  function follow() {
    var links = document.querySelectorAll(".contents a"), last = null, waiting = false;
    function mark() {
      waiting = false;
      var found = null;
      Array.prototype.forEach.call(links, function (link) {
        var heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        if (heading && heading.getBoundingClientRect().top < 120) found = link;
      });
      if (found === last) return;
      if (last) last.removeAttribute("aria-current");
      if (found) found.setAttribute("aria-current", "true");
      last = found;
    }
    if (!links.length) return;
    window.addEventListener("scroll", function () {
      if (!waiting) window.requestAnimationFrame(mark);
      waiting = true;
    }, { passive: true });
    mark();
  }

  document.addEventListener("DOMContentLoaded", function () {
    each("[data-scheme]", function (button) {
      button.addEventListener("click", function () { choose(button.getAttribute("data-scheme")); });
    });
    each("[data-easy]", function (button) {
      button.addEventListener("click", function () {
        easy = !easy;
        keep("easy", easy ? "yes" : "no");
        apply();
      });
    });
    apply();
    drawer();
    languages();
    follow();
    reachTables();
  });
  window.addEventListener("load", reachTables);
  window.addEventListener("resize", reachTables);
})();
