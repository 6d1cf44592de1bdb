/* Text made even, so that what is typed and what is written compare: one script, no case, no punctuation. */
(function (search) {
  "use strict";
  // Written without blanks between words: cut into pairs of characters.
  var DENSE = "\\u0e00-\\u109f\\u1780-\\u17ff\\u3005\\u3041-\\u30ff\\u3400-\\u9fff\\ua000-\\ua4cf\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  var LETTERS = "a-z0-9\\u00aa\\u00b5\\u00ba\\u00c0-\\u060b\\u0610-\\u061a\\u0620-\\u1fff\\u2c00-\\u2dff\\uac00-\\ud7af\\ue000" + DENSE;
  var GAPS = new RegExp("[^" + LETTERS + ".]+|\\.(?![0-9])|([^0-9]|^)\\.(?=[0-9])", "gu");
  var BESIDE = new RegExp("([" + DENSE + "]) (?=[" + DENSE + "])", "gu");
  var RUNS = new RegExp("[" + DENSE + "]+|[^ " + DENSE + "]+", "gu");
  var IS_DENSE = new RegExp("^[" + DENSE + "]", "u");
  var BETWEEN = "\ue000"; // in no text: from the part of Unicode that is for private use
  var HAN = /[\u3400-\u9fff\uf900-\ufaff]/g;
  var simple = {}, sound = {}, stems = new Map(), dense = [];

  /* pairs: Traditional and Simplified; sounds: “lian联连;luo络”. */
  search.setLetters = function (pairs, sounds) {
    for (var at = 0; at + 1 < pairs.length; at += 2) simple[pairs.charAt(at)] = pairs.charAt(at + 1);
    sounds.split(";").forEach(function (row) {
      var syllable = /^[a-z]*/.exec(row)[0];
      Array.from(row.slice(syllable.length)).forEach(function (one) { sound[one] = syllable; });
    });
  };
  /* The syllables of flat texts, one text after the other. */
  search.spell = function (texts) {
    return texts.map(function (text) {
      return Array.from(text).map(function (one) { return sound[one]; }).filter(Boolean).join(" ");
    }).filter(Boolean).join(",");
  };
  function simplify(text) {
    return text.replace(HAN, function (one) { return simple[one] || one; });
  }
  /* Lower case, Simplified, words with one blank between them and none between characters. */
  search.flat = function (text) {
    var even = simplify(text.normalize("NFKC").toLowerCase()).replace(/['’](?:s(?![a-z]))?/g, "");
    return even.replace(GAPS, "$1 ").replace(BESIDE, "$1").trim();
  };
  /* Many texts, each as flat: all at once is a little faster. */
  search.flatAll = function (texts) {
    var flats = search.flat(texts.join(BETWEEN)).split(BETWEEN);
    return flats.length === texts.length ? flats.map(function (flat) { return flat.trim(); }) : texts.map(search.flat);
  };
  /* As flat, but each character in its place, for finding where something stands in a text that is shown. */
  search.inPlace = function (text) {
    var out = "";
    for (var at = 0; at < text.length; at += 1) {
      var one = text.charAt(at).normalize("NFKC").toLowerCase();
      out += one.length === 1 ? one : text.charAt(at);
    }
    return simplify(out);
  };
  search.runs = function (flat) { return flat.match(RUNS) || []; };
  search.isDense = function (run) {
    var code = run.charCodeAt(0);
    if (!dense[code]) dense[code] = IS_DENSE.test(run) ? 1 : 2;
    return dense[code] === 1;
  };

  /* The stem of an English word, or of one that ends like one: both sides of a comparison take the same. */
  search.stem = function (word) {
    if (!stems.has(word)) stems.set(word, stemOf(word)); // the same few thousand again and again
    return stems.get(word);
  };
  function stemOf(word) {
    if (word.length < 4 || /[^a-z]/.test(word)) return word;
    var stem = word.replace(/(?:ies|ied)$/, "y").replace(/([^s])s$/, "$1").replace(/(?:ing|ed)$/, "");
    stem = stem.replace(/([bdgklmnprt])\1$/, "$1").replace(/e$/, "");
    return stem.length < 3 ? word : stem;
  }
  /* Pairs of characters, and the last one alone, so that each one begins a term. */
  search.pairs = function (run) {
    var characters = /[\ud800-\udfff]/.test(run) ? Array.from(run) : run, terms = [];
    for (var at = 0; at < characters.length; at += 1) terms.push(characters[at] + (characters[at + 1] || ""));
    return terms;
  };
  /* “lian luo zu” is found by lianluozu, luozu, zu, and by llz, lz. */
  search.sounds = function (syllables) {
    var terms = [];
    syllables.split(",").filter(Boolean).forEach(function (one) {
      var parts = one.split(" ");
      parts.forEach(function (part, at) {
        var rest = parts.slice(at);
        terms.push(rest.join(""));
        if (rest.length > 1) terms.push(rest.map(function (each) { return each.charAt(0); }).join(""));
      });
    });
    return terms;
  };
})(window.handbookSearch = window.handbookSearch || {});
