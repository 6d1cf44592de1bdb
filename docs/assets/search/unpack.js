/* The way back from scripts/handbook/show/packing.py: from numbers to words, with their blanks and capitals. */
(function (search) {
  "use strict";
  var BLANK = "\x01", JOINED = "\x02", CAPITAL = "\x03";
  var WORD = /^[0-9A-Za-z\u00c0-\u0dff\u1200-\u177f\u1800-\u1fff]/, CLOSING = ",.:;?!)”’";
  var IS_WORD = 1, IS_CLOSING = 2, IS_OTHER = 3, IS_JOINED = 4, IS_CAPITAL = 5;

  function bytes(letters) {
    return Uint8Array.from(atob(letters), function (one) { return one.charCodeAt(0); });
  }
  function kindOf(word) {
    if (word === JOINED) return IS_JOINED;
    if (word === CAPITAL) return IS_CAPITAL;
    return WORD.test(word) ? IS_WORD : CLOSING.indexOf(word) >= 0 ? IS_CLOSING : IS_OTHER;
  }
  /* The text that pack() was given. packed: {words, text, width, sizes}. */
  search.unpack = function (packed) {
    var words = new TextDecoder("utf-8", { ignoreBOM: true }).decode(search.unlzma(bytes(packed.words), packed.sizes[0])).split(BLANK);
    var numbers = search.unlzma(bytes(packed.text), packed.sizes[1]), width = packed.width;
    var kinds = Uint8Array.from(words, kindOf), out = [], expected = false, capital = false;
    for (var at = 0; at < numbers.length; at += width) {
      var number = numbers[at] * 256 + numbers[at + 1], kind, word;
      if (width === 3) number = number * 256 + numbers[at + 2];
      kind = kinds[number];
      if (!kind) throw new Error("The search index is damaged.");
      word = words[number];
      if (kind === IS_CAPITAL) capital = true;
      else if (kind === IS_WORD) {
        if (capital) word = word.charAt(0).toUpperCase() + word.slice(1);
        out.push(expected ? " " + word : word);
        capital = false;
        expected = true;
      } else {
        expected = kind === IS_CLOSING;
        if (kind !== IS_JOINED) out.push(word);
      }
    }
    return out.join("");
  };
})(window.handbookSearch = window.handbookSearch || {});
