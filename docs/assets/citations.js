/* The cited sentence, shown beside its number on hover and on keyboard focus. Escape hides it; the pointer may move onto
   it. Without JavaScript the link leads to the sentence. */
(function () {
  "use strict";
  var tip = document.createElement("div");
  var shown = null, leaving = 0;
  tip.id = "cited-words";
  tip.className = "cited";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.appendChild(tip);

  function citation(node) {
    return node && node.closest ? node.closest("a[data-words]") : null;
  }
  function show(link) {
    clearTimeout(leaving);
    if (shown === link) return;
    hide();
    shown = link;
    tip.textContent = link.getAttribute("data-words");
    tip.hidden = false;
    link.setAttribute("aria-describedby", tip.id);
    var box = link.getBoundingClientRect(), room = document.documentElement.clientWidth;
    var left = Math.max(8, Math.min(box.left, room - tip.offsetWidth - 8));
    var below = box.bottom + tip.offsetHeight + 8 <= window.innerHeight || box.top < tip.offsetHeight + 8;
    tip.style.left = left + window.pageXOffset + "px";
    tip.style.top = (below ? box.bottom + 4 : box.top - tip.offsetHeight - 4) + window.pageYOffset + "px";
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
    else hide();
  });
  document.addEventListener("focusout", leave);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") hide();
  });
})();
