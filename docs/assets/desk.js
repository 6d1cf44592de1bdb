/* What can be done with ticks, notes and typed words as a whole: clear and undo, save, load, send as text. Nothing that is
   taken away is lost before its reader leaves the page. */
(function () {
  "use strict";
  var own = window.handbook, words = own.words, undo = [], sound = /^(tick|note|blank):[^|]+$/;

  /* ---- take away, and bring back */
  function bringBack() {
    undo.forEach(function (entry) { own.put(entry[0], entry[1], entry[2]); });
    own.show();
    own.say(words.sayUndone);
    undo = [];
  }
  function undoButton() {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = words.sayUndo;
    button.setAttribute("data-act", "undo");
    return button;
  }
  /* found: entries to take away, when the reader says so. */
  function remove(found, question, values) {
    if (found.length && !window.confirm(own.fill(words["sayAsk" + question], values.concat(found.length)))) return;
    found.forEach(function (entry) { own.put(entry[0], "", entry[2]); });
    undo = found;
    own.show();
    own.say(own.fill(words.sayCleared, [found.length]), found.length ? undoButton() : null);
    if (found.length) document.querySelector(".desk__said button").focus();
  }
  function ofThisPage() {
    var names = [];
    own.each(".item__tick", function (box) { if (!box.closest("[hidden]")) names.push("tick:" + own.itemOf(box), "note:" + own.itemOf(box)); });
    return own.entries(own.present).filter(function (entry) { return names.indexOf(entry[0]) >= 0; });
  }

  /* ---- other rounds: to be read, or wiped */
  function showRounds() {
    var line = document.querySelector(".desk__rounds"), present = own.present, round = own.shown;
    var others = own.rounds().filter(function (one) { return one !== present; });
    line.textContent = "";
    function add(tag, text, set) {
      var node = document.createElement(tag);
      node.textContent = text;
      Object.keys(set).forEach(function (name) { node.setAttribute(name, set[name]); });
      line.appendChild(node);
      line.appendChild(document.createTextNode(" "));
    }
    if (round !== present) {
      add("strong", own.fill(words.sayReading, [round]), {});
      add("a", words.sayReturn, { href: location.pathname });
    } else others.forEach(function (one) {
      add("span", own.fill(words.sayOld, [one]), {});
      add("a", words.sayRead, { href: "?round=" + encodeURIComponent(one), "data-read": one });
      add("button", words.sayWipe, { type: "button", class: "quiet", "data-act": "wipeRound", "data-of": one });
    });
    line.hidden = round === present && !others.length;
    if (round !== present) { // where it is seen before anything else
      var heading = document.querySelector("h1");
      line.classList.add("notice");
      heading.parentNode.insertBefore(line, heading.nextSibling);
    }
  }

  /* ---- a file: {handbook: 1, round, edition, saved, entries: {"tick:a-1": "1", …}} */
  function today() {
    var now = new Date();
    return [now.getFullYear(), ("0" + (now.getMonth() + 1)).slice(-2), ("0" + now.getDate()).slice(-2)].join("-");
  }
  function save() {
    var entries = {}, link = document.createElement("a");
    own.entries(own.shown).forEach(function (entry) { if (sound.test(entry[0]) && entry[1]) entries[entry[0]] = entry[1]; });
    var whole = { handbook: 1, round: own.shown, edition: words.edition, saved: new Date().toISOString(), entries: entries };
    link.href = URL.createObjectURL(new Blob([JSON.stringify(whole, null, 1)], { type: "application/json" }));
    link.download = [words.sayFile, own.shown, today()].join("-") + ".json";
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    own.say(own.fill(words.saySaved, [link.download]));
  }
  /* What a file holds, or nothing where it is none of ours, or not whole. */
  function read(text) {
    var whole = null;
    try { whole = JSON.parse(text); } catch (error) { return null; }
    var entries = whole && typeof whole === "object" && whole.handbook === 1 ? whole.entries : null;
    var whose = entries && typeof entries === "object" && !Array.isArray(entries) && /^[A-Za-z0-9][A-Za-z0-9.-]{0,23}$/.test(whole.round);
    if (!whose || typeof whole.edition !== "string") return null;
    return Object.keys(entries).every(function (name) {
      return sound.test(name) && typeof entries[name] === "string" && entries[name] !== "";
    }) ? whole : null;
  }
  /* Both what was here and what comes: two notes become one, the second below the first. */
  function join(name, here, comes) {
    if (!here || here === comes || name.slice(0, 5) === "tick:") return comes;
    if (here.indexOf(comes) >= 0) return here;
    return here + (name.slice(0, 5) === "note:" ? "\n" : " / ") + comes;
  }
  function take(whole, file) {
    var before = [], unknown = [], names = Object.keys(whole.entries);
    names.forEach(function (name) {
      var here = own.get(name, whole.round), id = name.replace(/^\w+:/, "");
      before.push([name, here, whole.round]);
      own.put(name, join(name, here, whole.entries[name]), whole.round);
      if (name.slice(0, 6) !== "blank:" && !own.items.hasOwnProperty(id) && unknown.indexOf(id) < 0) unknown.push(id);
    });
    undo = before;
    own.show();
    var told = [own.fill(words.sayLoaded, [names.length, file.name])];
    if (whole.round !== own.present) told.push(own.fill(words.sayOtherRound, [whole.round, own.present]));
    if (whole.edition !== words.edition) told.push(own.fill(words.sayOtherEdition, [whole.edition, words.edition]));
    if (unknown.length) told.push(own.fill(words.sayUnknown, [unknown.join(words.join)]));
    own.say(told.join(" "), undoButton());
  }
  function load(field) {
    var file = field.files[0], reader = new FileReader();
    if (!file) return;
    function broken() { own.say(own.fill(words.sayBroken, [file.name])); }
    reader.onload = function () {
      var whole = read(String(reader.result));
      field.value = ""; // the same file can be taken again
      if (whole) withItems(function () { take(whole, file); });
      else broken();
    };
    reader.onerror = broken;
    reader.readAsText(file);
  }
  function withItems(then) {
    own.need(new URL("./" + words.root + "checklists.js", location.href).href, then);
  }

  /* ---- as text */
  function report() {
    var here = {}, cards = [], lines = [words.sayDone, document.title, own.shown + " · " + today()], all = true;
    own.each(".item__tick", function (box) { if (!box.closest("[hidden]")) { here[own.itemOf(box)] = true; all = false; } });
    Object.keys(own.items).forEach(function (id) {
      if (!all && !here[id]) return;
      var title = own.items[id][1], card = cards[cards.length - 1];
      if (!card || card.title !== title) cards.push(card = { title: title, count: 0, lines: [] });
      var note = own.get("note:" + id).replace(/\s*\n\s*/g, " "), ticked = own.get("tick:" + id) === "1";
      card.count += 1;
      if (ticked || note) card.lines.push((ticked ? "☑ " : "☐ ") + own.items[id][0] + (note ? " – " + note : ""));
    });
    cards.forEach(function (card) {
      var done = card.lines.filter(function (line) { return line[0] === "☑"; }).length;
      if (card.lines.length) lines.push("", card.title + "  " + done + "/" + card.count, card.lines.join("\n"));
    });
    return lines.join("\n") + "\n";
  }
  function copy(field, then) {
    function byHand() {
      field.focus();
      field.select();
      var done = false;
      try { done = document.execCommand("copy"); } catch (error) { /* the text is selected, for the reader to copy */ }
      then(done);
    }
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(field.value).then(function () { then(true); }, byHand);
    else byHand();
  }
  function text() {
    withItems(function () {
      var field = document.querySelector(".desk__text");
      field.hidden = false;
      field.value = report();
      copy(field, function (done) { own.say(done ? words.sayCopied : words.saySelect); });
    });
  }

  own.copy = copy;
  own.acts = {
    clear: function () { remove(ofThisPage(), "Clear", []); },
    wipe: function () { remove(own.entries(), "Wipe", []); },
    wipeRound: function (button) { var of = button.getAttribute("data-of"); remove(own.entries(of), "Round", [of]); },
    undo: bringBack, rounds: showRounds, save: save, load: load, text: text
  };
})();
