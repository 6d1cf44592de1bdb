/* From search/index.js to entries and the index over them. Field by field as scripts/handbook/show/search_file.py writes them. */
(function (search) {
  "use strict";
  var mini = null;

  function list(text, by) { return text ? text.split(by) : []; }
  function number(id) {
    var parts = id.split("-");
    return parts[0].charAt(0).toUpperCase() + parts[0].slice(1) + "." + parts[1];
  }
  function read(line, id, last) {
    var field = line.split("\x1f"), kind = search.data.labels.ids[field[0]], address = field[1];
    var full = address.charAt(0) === "#" ? last.page + address : address;
    var at = function (place) { return field[place] || ""; };
    return {
      id: id, kind: kind, address: full, page: full.split("#")[0], title: at(2), text: at(3), names: at(4),
      roles: list(at(5), " "), modality: at(6), sources: list(at(7), " "), sounds: at(8), within: at(9)
    };
  }
  /* All entries, in the order of the pages, each with its page's title and its card's. */
  function readAll() {
    var titles = {}, last = { page: "" }, card = "";
    var entries = search.unpack({ words: search.data.words.split("\n"), text: search.data.text }).split("\x1e").map(function (line, id) {
      last = read(line, id, last);
      if (last.kind === "page") titles[last.page] = last.title;
      if (last.kind === "item") last.within = card;
      else if (last.kind !== "sentence") card = last.title;
      if (last.kind === "sentence") last.title = number(last.sources[0]);
      return last;
    });
    entries.forEach(function (entry) {
      if (!entry.within && entry.kind !== "page") entry.within = titles[entry.page] || "";
      entry.weight = search.data.weights[entry.page] || 1;
      entry.flatTitle = search.flat(entry.title);
      entry.flatText = search.flat(entry.text);
      if (!entry.sounds && entry.kind !== "item" && entry.kind !== "sentence") {
        entry.sounds = search.spell([entry.flatTitle].concat(entry.names.split("; ").map(search.flat)));
      }
      entry.flatNames = search.flat(entry.names.replace(/; /g, " . . "));
    });
    return entries;
  }
  function addItems(entries) { // a card is found by words of several items together
    var card = null;
    entries.forEach(function (entry) {
      if (entry.kind === "item" && card) card.flatText += " " + entry.flatTitle;
      else card = entry.kind === "card" ? entry : null;
    });
  }

  /* The index and its entries, made once. */
  search.index = function () {
    if (mini) return { mini: mini, entries: search.entries, terms: search.known };
    search.setLetters(search.data.letters, search.data.sounds);
    search.entries = readAll();
    addItems(search.entries);
    search.known = new Set();
    mini = new window.MiniSearch({
      fields: ["title", "text", "names", "sounds"],
      extractField: function (entry, field) {
        if (field === "id") return entry.id;
        if (field === "sounds") return entry.sounds;
        return field === "title" ? entry.flatTitle : field === "text" ? entry.flatText : entry.flatNames;
      },
      tokenize: function (text, field) {
        var terms = field === "sounds" ? search.sounds(text) : search.terms(text);
        for (var at = 0; at < terms.length; at += 1) search.known.add(terms[at]);
        return terms;
      },
      processTerm: function (term) { return term; },
      searchOptions: { tokenize: function (term) { return [term]; }, boost: { title: 3, names: 3, sounds: 2 } }
    });
    mini.addAll(search.entries);
    return { mini: mini, entries: search.entries, terms: search.known };
  };
})(window.handbookSearch = window.handbookSearch || {});
