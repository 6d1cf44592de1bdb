/* The cited sentence, shown beside its number on hover, on keyboard focus and at the first touch (the second follows the
   link); below a translation, the original. Escape hides it; the pointer may move onto it. Without JavaScript the link
   leads to the sentence. */
(function () {
  "use strict";
  var tip = document.getElementById("cited-words");
  if (!tip) return;
  var shown = null, leaving = 0, touched = null, EDGE = 8, GAP = 4;

  function citation(node) {
    return node && node.closest ? node.closest("a[data-words]") : null;
  }
  function say(link) {
    tip.children[0].textContent = link.getAttribute("data-words");
    if (tip.children[1]) tip.children[1].textContent = link.getAttribute("data-original") || "";
  }
  /* Below the link where there is room, else above, else where there is more, and then it scrolls. */
  function place() {
    var box = shown.getBoundingClientRect(), width = document.documentElement.clientWidth, height = window.innerHeight;
    tip.style.maxHeight = "";
    var below = height - box.bottom - GAP - EDGE, above = box.top - GAP - EDGE, wanted = tip.offsetHeight;
    var down = wanted <= below || below >= above, room = Math.max(down ? below : above, 60);
    if (wanted > room) tip.style.maxHeight = room + "px";
    tip.style.left = Math.max(EDGE, Math.min(box.left, width - tip.offsetWidth - EDGE)) + "px";
    tip.style.top = Math.max(EDGE, down ? box.bottom + GAP : box.top - GAP - tip.offsetHeight) + "px";
  }
  function show(link) {
    clearTimeout(leaving);
    if (shown === link) return;
    hide();
    shown = link;
    say(link);
    tip.hidden = false;
    link.setAttribute("aria-describedby", tip.id);
    place();
  }
  function hide() {
    clearTimeout(leaving);
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  }
  function leave() {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 200); // time to move onto it
  }

  document.addEventListener("mouseover", function (event) {
    var link = citation(event.target);
    if (link) show(link);
    else if (tip.contains(event.target)) clearTimeout(leaving);
    else if (shown && document.activeElement !== shown) leave();
  });
  document.addEventListener("focusin", function (event) {
    var link = citation(event.target);
    if (link) show(link);
    else if (!tip.contains(event.target)) hide();
  });
  document.addEventListener("focusout", leave);
  document.addEventListener("pointerdown", function (event) {
    var link = citation(event.target);
    touched = event.pointerType === "touch" && link && link !== shown ? link : null;
    if (!link && !tip.contains(event.target)) hide();
  });
  document.addEventListener("click", function (event) {
    if (!touched || citation(event.target) !== touched) return;
    event.preventDefault();
    show(touched);
    touched = null;
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") hide();
  });
  window.addEventListener("scroll", function () { if (shown) place(); }, { passive: true });
  window.addEventListener("resize", hide);
})();
