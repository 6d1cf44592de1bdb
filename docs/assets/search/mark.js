/* The words that somebody came for, marked on the page until a button or Escape takes the marks off. */
(function (search) {
  "use strict";
  var words = search.asked("h").toLowerCase().split(" ").filter(Boolean);
  var content = document.querySelector("article");
  var place = document.querySelector(".find__unmark");
  if (!words.length || !content || !place) return;

  var escaped = words.map(function (word) { return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"); });
  escaped.sort(function (a, b) { return b.length - a.length; });
  var wanted = new RegExp("(" + escaped.join("|") + ")", "gi");
  var walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT), texts = [], made = [];
  while (walker.nextNode()) texts.push(walker.currentNode);

  function begins(word, before) { return !/[a-z0-9]$/i.test(before) || !/^[a-z0-9]/i.test(word); }
  texts.forEach(function (node) {
    if (node.parentElement.closest("script, style, textarea, button, select")) return;
    var parts = node.data.split(wanted);
    if (parts.length < 2) return;
    var piece = document.createDocumentFragment(), before = "";
    parts.forEach(function (part, at) {
      var mark = at % 2 && begins(part, before) ? document.createElement("mark") : null;
      before += part;
      if (!mark) return piece.appendChild(document.createTextNode(part));
      mark.className = "find__mark";
      mark.textContent = part;
      made.push(mark);
      piece.appendChild(mark);
    });
    node.parentNode.replaceChild(piece, node);
  });

  function unmark() {
    made.forEach(function (mark) {
      var parent = mark.parentNode;
      parent.replaceChild(document.createTextNode(mark.textContent), mark);
      parent.normalize();
    });
    made = [];
    place.hidden = true;
    search.keep("h", "");
  }
  if (!made.length) return;
  var button = document.createElement("button");
  button.type = "button";
  button.textContent = place.getAttribute("data-label");
  button.addEventListener("click", unmark);
  place.appendChild(button);
  place.hidden = false;
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && made.length && !event.defaultPrevented) unmark();
  });
})(window.handbookSearch = window.handbookSearch || {});
