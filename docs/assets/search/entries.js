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
  /* The terms of all entries: term → [where, how often, where, how often …]; and how many each entry has, by field. */
  function count(entries) {
    var terms = new Map(), lengths = {};
    entries.forEach(function (entry) {
      var fields = [search.terms(entry.flatTitle), search.terms(entry.flatText), search.terms(entry.flatNames), search.sounds(entry.sounds)];
      lengths[entry.id] = fields.map(function (found, field) {
        var own = 0, where = entry.id * fields.length + field;
        for (var at = 0; at < found.length; at += 1) {
          var known = terms.get(found[at]);
          if (!known) terms.set(found[at], known = []);
          if (known[known.length - 2] === where) known[known.length - 1] += 1;
          else own += known.push(where, 1) && 1;
        }
        return own;
      });
    });
    return { terms: terms, lengths: lengths };
  }
  /* What MiniSearch knows of a term: field → entry → how often. */
  function places(known) {
    var found = new Map();
    for (var at = 0; known && at < known.length; at += 2) {
      var field = known[at] % 4, here = found.get(field);
      if (!here) found.set(field, here = new Map());
      here.set((known[at] - field) / 4, known[at + 1]);
    }
    return known && found;
  }
  /* An index for MiniSearch to read. Its tree of terms is for those that are typed in part or wrongly: made when first asked. */
  function reader(terms, tree) {
    var filled = false;
    function full() {
      if (!filled) terms.forEach(function (known, term) { tree.set(term, known); });
      filled = true;
      return tree;
    }
    return {
      get: function (term) { return places(terms.get(term)); },
      atPrefix: function (start) {
        return Array.from(full().atPrefix(start), function (pair) { return [pair[0], places(pair[1])]; });
      },
      fuzzyGet: function (term, most) {
        return new Map(Array.from(full().fuzzyGet(term, most), function (pair) {
          return [pair[0], [places(pair[1][0]), pair[1][1]]];
        }));
      }
    };
  }
  /* MiniSearch with all entries, as it loads what was saved: its own counting takes five times as long. */
  function load(entries, counted) {
    var ids = {}, mean = [0, 0, 0, 0];
    entries.forEach(function (entry, at) {
      ids[at] = entry.id;
      counted.lengths[at].forEach(function (length, field) { mean[field] += length / entries.length; });
    });
    var made = window.MiniSearch.loadJS({
      index: [], documentCount: entries.length, nextId: entries.length, documentIds: ids, storedFields: {}, dirtCount: 0,
      fieldIds: { title: 0, text: 1, names: 2, sounds: 3 }, fieldLength: counted.lengths, averageFieldLength: mean, serializationVersion: 2
    }, options());
    made._index = reader(counted.terms, made._index);
    return made;
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
    var counted = count(entries);
    search.known = counted.terms;
    mini = load(entries, counted);
    return mini;
  };
})(window.handbookSearch = window.handbookSearch || {});
