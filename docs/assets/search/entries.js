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
    var card = null;
    entries.forEach(function (entry) {
      var spelt = !entry.sounds && entry.kind !== "item" && entry.kind !== "sentence";
      entry.flatTitle = search.flat(entry.title);
      entry.flatText = search.flat(entry.text);
      if (spelt) entry.sounds = search.spell([entry.flatTitle].concat(entry.names.split("; ").map(search.flat)));
      entry.flatNames = search.flat(entry.names.replace(/; /g, " . . "));
      if (entry.kind === "item" && card) card.flatText += " " + entry.flatTitle; // found by words of several items together
      else card = entry.kind === "card" ? entry : null;
    });
  }

  function options() {
    return {
      fields: ["title", "text", "names", "sounds"],
      tokenize: function (term) { return [term]; },
      processTerm: function (term) { return term; },
      searchOptions: { boost: { title: 3, names: 3, sounds: 2 } }
    };
  }
  /* The terms of all entries: term → field → entry → how often; and how many each entry has, field by field. */
  function count(entries) {
    var terms = new Map(), lengths = {};
    entries.forEach(function (entry) {
      var fields = [search.terms(entry.flatTitle), search.terms(entry.flatText), search.terms(entry.flatNames), search.sounds(entry.sounds)];
      lengths[entry.id] = fields.map(function (found, field) {
        var own = 0;
        for (var at = 0; at < found.length; at += 1) {
          var all = terms.get(found[at]);
          if (!all) terms.set(found[at], all = new Map());
          var here = all.get(field);
          if (!here) all.set(field, here = new Map());
          var times = here.get(entry.id) || 0;
          if (!times) own += 1;
          here.set(entry.id, times + 1);
        }
        return own;
      });
    });
    return { terms: terms, lengths: lengths };
  }
  /* MiniSearch's index, as it loads one that was saved: its own counting takes three times as long. */
  function load(entries, counted) {
    var ids = {}, mean = [0, 0, 0, 0];
    entries.forEach(function (entry, at) {
      ids[at] = entry.id;
      counted.lengths[at].forEach(function (length, field) { mean[field] += length / entries.length; });
    });
    var mini = window.MiniSearch.loadJS({
      index: [], documentCount: entries.length, nextId: entries.length, documentIds: ids, storedFields: {}, dirtCount: 0,
      fieldIds: { title: 0, text: 1, names: 2, sounds: 3 }, fieldLength: counted.lengths, averageFieldLength: mean, serializationVersion: 2
    }, options());
    counted.terms.forEach(function (fields, term) { mini._index.set(term, fields); });
    return mini;
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
    search.known = count(entries);
    mini = load(entries, search.known);
    search.known = search.known.terms;
    return mini;
  };
})(window.handbookSearch = window.handbookSearch || {});
