/* From search/index.js to entries and the index over them. Field by field as scripts/handbook/show/search_file.py writes them. */
(function (search) {
  "use strict";
  var mini = null;

  function list(text, by) { return text ? text.split(by) : []; }
  function number(id) {
    var parts = id.split("-");
    return parts[0].charAt(0).toUpperCase() + parts[0].slice(1) + "." + parts[1];
  }
  function read(columns, id, last) {
    var at = function (place) { return columns[place][id]; };
    var kind = search.data.labels.ids[at(0)], address = at(1);
    var full = address.charAt(0) === "#" ? last.page + address : address;
    return {
      id: id, kind: kind, address: full, page: full.split("#")[0], title: at(2), text: at(3), names: at(4),
      roles: list(at(5), " "), modality: at(6), sources: list(at(7), " "), sounds: at(8), within: at(9)
    };
  }
  /* All entries, in the order of the pages, each with its page's title and its card's. */
  function readAll() {
    var titles = {}, last = { page: "" }, card = "", parts = search.unpack(search.data.packed).split("\x1d");
    var columns = parts.slice(2).map(function (part) { return part.split("\x1e"); });
    search.setLetters(parts[0], parts[1]);
    var entries = columns[0].map(function (_, id) {
      last = read(columns, id, last);
      if (last.kind === "page") titles[last.page] = last.title;
      if (last.kind === "item") last.within = card;
      else if (last.kind !== "sentence") card = last.title;
      if (last.kind === "sentence") last.title = number(last.sources[0]);
      return last;
    });
    entries.forEach(function (entry) {
      if (!entry.within && entry.kind !== "page") entry.within = titles[entry.page] || "";
      entry.weight = search.data.weights[entry.page] || 1;
    });
    return entries;
  }
  /* What is compared with what is typed. */
  function flatten(entries) {
    var card = null, titles = [], texts = [], names = [];
    entries.forEach(function (entry) {
      titles.push(entry.title);
      texts.push(entry.text);
      names.push(entry.names.replace(/; /g, " . . "));
    });
    [titles, texts, names] = [titles, texts, names].map(search.flatAll);
    entries.forEach(function (entry, at) {
      entry.flatTitle = titles[at];
      entry.flatText = texts[at];
      entry.flatNames = names[at];
      var spelt = !entry.sounds && entry.kind !== "item" && entry.kind !== "sentence";
      if (spelt) entry.sounds = search.spell([entry.flatTitle].concat(entry.names.split("; ").map(search.flat)));
      if (entry.kind === "item" && card) card.flatText += " " + entry.flatTitle; // found by words of several items together
      else card = entry.kind === "card" ? entry : null;
    });
  }

  /* All entries, read once. */
  search.read = function () {
    search.entries = search.entries || readAll();
    return search.entries;
  };
  /* The index over them, made once. */
  search.index = function () {
    if (mini) return mini;
    var entries = search.read();
    flatten(entries);
    mini = search.count(entries);
    return mini;
  };
})(window.handbookSearch = window.handbookSearch || {});
