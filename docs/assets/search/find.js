/* From what is typed to what is found, best first: all words, then all of them nearly, then some.
   A number of a sentence leads to it; words in a row weigh more than the same words apart. */
(function (search) {
  "use strict";
  var NUMBER = /^[^a-z0-9]*([a-z]?) ?(\d*h?) ?[.\-–—·:。、 ] ?(\d+)[^a-z0-9]*$/;
  var PARAGRAPH = /^[^a-z0-9]*([a-z])(\d+h?)[^a-z0-9]*$/;
  var KINDS = { page: 1.6, term: 1.5, card: 1.5, sheet: 1.4, download: 1.2, section: 1, item: 1, sentence: 1 };
  var FEW = 30, VARIANTS = 8, WRITTEN = ["title", "text", "names"];

  /* Neighbours changed over: the commonest slip, which two changes of a letter would be. */
  function swaps(word) {
    var found = [];
    for (var at = 0; at + 1 < word.length; at += 1) {
      var other = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
      if (other !== word && search.known.has(other)) found.push(other);
    }
    return found;
  }
  function either(queries) { return { combineWith: "OR", queries: queries }; }

  function wordQuery(word, nearly) {
    var stem = search.stem(word);
    var queries = [{ queries: [word], prefix: true }, { queries: ["~" + stem, stem], fields: WRITTEN }];
    if (nearly && word.length >= 4 && !/\d/.test(word)) {
      var fields = word.length < 6 ? WRITTEN : undefined; // short ones are like any initials
      queries = queries.concat({ queries: [word], fuzzy: 0.2, fields: fields }, swaps(word));
    }
    return either(queries);
  }
  function runQueries(run, nearly) {
    if (Array.from(run).length === 1) return [{ queries: [run], prefix: true }];
    var pairs = search.pairs(run).slice(0, -1);
    if (!nearly) return pairs;
    return pairs.filter(function (pair, at) { // two words written together: no text has them so, but each of the two
      var there = function (place) { return search.known.has(pairs[place]); };
      return there(at) || !(there(at - 1) && there(at + 1));
    });
  }
  function queryOf(words, how, nearly) {
    var queries = [];
    words.split(" ").forEach(function (word) {
      search.runs(word).forEach(function (run) {
        queries = queries.concat(search.isDense(run) ? runQueries(run, nearly) : [wordQuery(run, nearly)]);
      });
    });
    return { combineWith: how, queries: queries };
  }

  /* The query, and the same with the handbook's words for what people type; blanks stay, even between characters. */
  function variants(query) {
    var flat = query.split(/\s+/).map(search.flat).filter(Boolean).join(" "), found = [flat];
    search.data.synonyms.forEach(function (row) {
      var typed = search.flat(row[0]), dense = search.isDense(typed);
      var padded = " " + flat + " ", at = dense ? flat.indexOf(typed) : padded.indexOf(" " + typed + " ");
      if (at < 0 && !dense && search.stem(flat) === search.stem(typed)) at = 0;
      if (at < 0) return;
      row.slice(1).forEach(function (word) {
        var other = search.flat(word);
        if (flat.indexOf(other) >= 0 && other.length >= typed.length) return;
        var end = Math.min(flat.length, at + typed.length);
        if (found.length < VARIANTS) found.push((flat.slice(0, at) + other + flat.slice(end)).trim());
      });
    });
    return found;
  }

  /* How well words in a row fit: 0 not at all, 1 inside a text, more in a title or as the whole of it. */
  function fit(flat, entry) {
    var inside = function (text) {
      return search.isDense(flat) ? text.indexOf(flat) >= 0 : (" " + text).indexOf(" " + flat) >= 0;
    };
    if (entry.flatTitle === flat) return 8;
    if ((" . " + entry.flatNames + " . ").indexOf(" " + flat + " ") >= 0) return 6;
    if (inside(entry.flatTitle)) return entry.flatTitle.indexOf(flat) === 0 ? 4 : 3;
    return inside(entry.flatText) ? 1 : 0;
  }
  function units(flat) {
    return search.runs(flat).reduce(function (sum, run) { return sum + (search.isDense(run) ? run.length / 2 : 1); }, 0);
  }
  /* size: of what was typed, so that a longer word for it weighs no more. */
  function ranked(flat, hits, share, size) {
    var row = 1 + Math.min(60, size * size), long = size >= 4;
    return hits.map(function (hit) {
      var entry = search.entries[hit.id], fits = fit(flat, entry);
      var weight = long && fits ? (entry.kind === "sentence" ? 4 : 1) : entry.weight * KINDS[entry.kind];
      return { entry: entry, score: hit.score * share * weight * (fits ? row * (1 + fits) / 2 : 1), marks: marksOf(flat, hit) };
    });
  }
  /* What to mark: characters as they were typed, and the words that were found for those typed. */
  function marksOf(flat, hit) {
    var marks = search.runs(flat).filter(search.isDense);
    hit.terms.forEach(function (term) {
      if (hit.match[term].join() === "sounds" || search.isDense(term)) return;
      marks.push(term.replace("~", ""));
    });
    return marks;
  }

  function stage(asked, how, nearly) {
    var best = new Map(), mini = search.index(), size = units(asked[0]);
    asked.forEach(function (flat, place) {
      ranked(search.flat(flat), mini.search(queryOf(flat, how, nearly)), place ? 0.8 : 1, size).forEach(function (one) {
        var known = best.get(one.entry);
        if (!known || known.score < one.score) best.set(one.entry, one);
      });
    });
    return Array.from(best.values()).sort(function (a, b) { return b.score - a.score || a.entry.id - b.entry.id; });
  }

  /* Sentences of a number or of a paragraph, and the items that come from them. */
  function numbered(query) {
    var even = query.normalize("NFKC").toLowerCase().trim(), one = NUMBER.exec(even), many = one ? null : PARAGRAPH.exec(even);
    if (!one && !many) return [];
    var ends = one ? one[2] + "-" + one[3] : many[2] + "-", letter = (one || many)[1];
    var fits = function (id) {
      var rest = id.slice(1);
      return (!letter || id.charAt(0) === letter) && (one ? rest === ends : rest.indexOf(ends) === 0);
    };
    var order = function (entry) { return entry.kind === "sentence" ? 0 : 1; };
    return search.entries.filter(function (entry) { return entry.sources.some(fits); })
      .sort(function (a, b) { return order(a) - order(b) || a.id - b.id; })
      .map(function (entry) { return { entry: entry, score: 0, marks: [] }; });
  }

  /* {results: [{entry, marks}], some: whether they have only some of the words}. */
  search.find = function (query) {
    search.read();
    var flat = search.flat(query), exact = numbered(query);
    if (!flat || exact.length) return { results: exact, some: false };
    var asked = variants(query), found = stage(asked, "AND", false);
    if (!found.length) found = stage(asked, "AND", true);
    if (found.length) return { results: found, some: false };
    return { results: stage(asked, "OR", true).slice(0, FEW), some: units(flat) > 1 };
  };
})(window.handbookSearch = window.handbookSearch || {});
