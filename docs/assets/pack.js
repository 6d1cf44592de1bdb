/* A pack of one's own on the page of all cards: ?role=…&phase=…&card=…&card=… in the address says which; it prints as the
   head, and can be sent. Without JavaScript the page has all cards, and each has its anchor. */
(function () {
  "use strict";
  var own = window.handbook, box = document.querySelector(".pack"), words = box.dataset;
  var whole = document.querySelector("[data-pack-title]").textContent;
  var role = box.querySelector("[data-choose=role]"), phase = box.querySelector("[data-choose=phase]");
  var rest = document.title.slice(whole.length), address = box.querySelector("[data-address]");

  function has(node, name, value) { return !value || (" " + node.getAttribute(name) + " ").indexOf(" " + value + " ") >= 0; }
  function chosenCards() {
    var found = [];
    own.each("[data-choose=card]", function (one) { if (one.checked) found.push(one.value); });
    return found;
  }
  function nameOf(select) { return select.value ? select.options[select.selectedIndex].text : ""; }
  /* The address as the choice, or the choice as the address. */
  function fromAddress() {
    var asked = new URLSearchParams(location.search), cards = asked.getAll("card");
    role.value = asked.get("role") || "";
    phase.value = asked.get("phase") || "";
    if (role.selectedIndex < 0) role.value = "";
    if (phase.selectedIndex < 0) phase.value = "";
    own.each("[data-choose=card]", function (one) { one.checked = cards.indexOf(one.value) >= 0; });
  }
  function query() {
    var parts = [];
    if (role.value) parts.push("role=" + role.value);
    if (phase.value) parts.push("phase=" + phase.value);
    chosenCards().forEach(function (card) { parts.push("card=" + card); });
    return parts.length ? "?" + parts.join("&") : "";
  }
  function show() {
    var cards = chosenCards(), shown = [];
    own.each(".sheet", function (sheet) {
      var left = 0;
      own.each("tr.item", function (row) {
        row.hidden = !(has(row, "data-roles", role.value) && has(row, "data-phases", phase.value));
        if (!row.hidden) left += 1;
      }, sheet);
      sheet.hidden = !left || (cards.length > 0 && cards.indexOf(sheet.id) < 0);
      if (!sheet.hidden) shown.push(sheet);
    });
    shown.forEach(function (sheet, index) {
      sheet.classList.toggle("sheet--last", index === shown.length - 1);
      sheet.querySelector("[data-pack-place]").textContent = index + 1 + " / " + shown.length;
    });
    own.each("[data-choose=card]", function (one) { // a card that is chosen can always be taken off again
      var sheet = document.getElementById(one.value), rows = sheet.querySelectorAll("tr.item:not([hidden])");
      one.parentNode.hidden = !rows.length && !one.checked;
    });
    var names = [nameOf(role), nameOf(phase)].filter(Boolean);
    if (cards.length) names.push(cards.length === 1 && shown.length ? shown[0].querySelector("h2").textContent.trim() : words.sayOwn);
    var title = names.join(" · ") || whole, some = shown.length === 1 ? words.sayCard : words.sayCards;
    own.each("[data-pack-title]", function (mark) { mark.textContent = title; });
    document.querySelector("[data-pack-count]").textContent = some.replace("{}", shown.length);
    document.title = title + rest;
    address.value = location.href.replace(/[?#].*$/, "") + query();
    box.querySelector(".pack__send").hidden = !names.length;
    own.each(".sheet__pack", function (head) {
      head.textContent = title;
      head.hidden = !names.length || title === head.parentNode.querySelector("h2").textContent;
    });
    own.each(".bar__languages a", function (link) { link.search = query(); });
    own.count();
  }

  box.addEventListener("change", function (event) {
    if (!event.target.hasAttribute("data-choose")) return;
    try { history.replaceState(null, "", location.pathname + query()); } catch (error) { /* the field below has it */ }
    show();
  });
  box.querySelector("[data-copy]").addEventListener("click", function () {
    own.need(own.folder + "desk.js", function () {
      own.copy(address, function (done) { box.querySelector(".pack__said").textContent = done ? own.words.sayCopied : own.words.saySelect; });
    });
  });
  window.addEventListener("popstate", function () { fromAddress(); show(); });
  box.hidden = false;
  fromAddress();
  if (query()) box.querySelector("details").open = chosenCards().length !== 1;
  show();
})();
