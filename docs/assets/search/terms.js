/* The index over the entries: their terms counted here, and given to MiniSearch, whose own counting takes five times as long. */
(function (search) {
  "use strict";
  var FIELDS = ["title", "text", "names", "sounds"];
  var MOST = 16384; // different characters; others are counted as words are
  var ASTRAL = /[\ud800-\udfff]/;

  function options() {
    return {
      fields: FIELDS,
      tokenize: function (term) { return [term]; },
      processTerm: function (term) { return term; },
      searchOptions: { boost: { title: 3, names: 3, sounds: 2 } }
    };
  }
  /* The terms of all entries: term → [where, how often, where, how often …]. Pairs of characters, nearly all of them,
     are kept by a number made of the two: they are counted in half the time. */
  function makeTerms() {
    var ids = new Uint16Array(65536), letters = [""], pairs = new Map(), words = new Map();

    function idOf(code) {
      if (!ids[code] && letters.length < MOST) ids[code] = letters.push(String.fromCharCode(code)) - 1;
      return ids[code];
    }
    /* The number of a pair, or of a character alone; 0 where there is none. */
    function numberOf(run, at) {
      var first = idOf(run.charCodeAt(at)), second = at + 1 < run.length ? idOf(run.charCodeAt(at + 1)) : 0;
      return first && (second || at + 1 === run.length) ? first * MOST + second : 0;
    }
    function isPair(term) { return term.length <= 2 && search.isDense(term) && !ASTRAL.test(term); }
    function add(map, key, where) {
      var known = map.get(key);
      if (!known) map.set(key, known = []);
      if (known[known.length - 2] === where) {
        known[known.length - 1] += 1;
        return 0;
      }
      known.push(where, 1);
      return 1;
    }
    function get(term) {
      var key = isPair(term) && numberOf(term, 0);
      return key ? pairs.get(key) : words.get(term);
    }
    /* Count terms; how many of them are new there. */
    function addAll(terms, where) {
      return terms.reduce(function (own, term) {
        var key = isPair(term) && numberOf(term, 0);
        return own + (key ? add(pairs, key, where) : add(words, term, where));
      }, 0);
    }
    return {
      get: get,
      has: function (term) { return Boolean(term) && get(term) !== undefined; },
      forEach: function (use) {
        pairs.forEach(function (known, key) { use(known, letters[Math.floor(key / MOST)] + letters[key % MOST]); });
        words.forEach(use);
      },
      /* The same for the terms of a flat text. */
      addText: function (flat, where) {
        var own = 0;
        search.runs(flat).forEach(function (run) {
          var stem = search.isDense(run) ? run : search.stem(run);
          if (stem !== run) own += add(words, "~" + stem, where);
          if (!search.isDense(run)) own += add(words, run, where);
          else if (ASTRAL.test(run)) own += addAll(search.pairs(run), where);
          else for (var at = 0; at < run.length; at += 1) {
            var key = numberOf(run, at);
            own += key ? add(pairs, key, where) : add(words, run.substr(at, 2), where);
          }
        });
        return own;
      },
      addAll: addAll
    };
  }
  /* All entries counted: the terms, and how many each entry has, by field. */
  function count(entries) {
    var terms = makeTerms(), lengths = {};
    entries.forEach(function (entry) {
      var own = [entry.flatTitle, entry.flatText, entry.flatNames].map(function (flat, field) {
        return terms.addText(flat, entry.id * FIELDS.length + field);
      });
      lengths[entry.id] = own.concat(terms.addAll(search.sounds(entry.sounds), entry.id * FIELDS.length + 3));
    });
    return { terms: terms, lengths: lengths };
  }
  /* What MiniSearch knows of a term: field → entry → how often. */
  function places(known) {
    var found = new Map();
    for (var at = 0; known && at < known.length; at += 2) {
      var field = known[at] % FIELDS.length, here = found.get(field);
      if (!here) found.set(field, here = new Map());
      here.set((known[at] - field) / FIELDS.length, known[at + 1]);
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
  /* MiniSearch with all entries, as it loads what was saved. */
  function load(entries, counted) {
    var ids = {}, mean = FIELDS.map(function () { return 0; });
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

  search.count = function (entries) {
    var counted = count(entries);
    search.known = counted.terms;
    return load(entries, counted);
  };
})(window.handbookSearch = window.handbookSearch || {});
