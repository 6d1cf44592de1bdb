/* The way back from scripts/handbook/show/packing.py: from numbers to words, with their blanks and capitals. */
(function (search) {
  "use strict";
  var BLANK = "\x01", JOINED = "\x02", CAPITAL = "\x03";
  var WORD = /^[0-9A-Za-z\u00c0-\u0dff\u1200-\u177f\u1800-\u1fff]/, CLOSING = ",.:;?!)”’";

  function bytes(letters) {
    return Uint8Array.from(atob(letters), function (one) { return one.charCodeAt(0); });
  }
  /* The text that pack() was given. packed: {words, text, width, sizes}. */
  search.unpack = function (packed) {
    var words = new TextDecoder("utf-8", { ignoreBOM: true }).decode(search.unlzma(bytes(packed.words), packed.sizes[0])).split(BLANK);
    var numbers = search.unlzma(bytes(packed.text), packed.sizes[1]), width = packed.width;
    var isWord = words.map(function (word) { return WORD.test(word); });
    var out = [], expected = false, capital = false;
    for (var at = 0; at < numbers.length; at += width) {
      var number = numbers[at] * 256 + numbers[at + 1], word;
      if (width === 3) number = number * 256 + numbers[at + 2];
      if (number >= words.length) throw new Error("The search index is damaged.");
      word = words[number];
      if (word === CAPITAL) capital = true;
      else if (isWord[number]) {
        out.push((expected ? " " : "") + (capital ? word.charAt(0).toUpperCase() + word.slice(1) : word));
        capital = false;
        expected = true;
      } else {
        expected = word !== JOINED && CLOSING.indexOf(word) >= 0;
        if (word !== JOINED) out.push(word);
      }
    }
    return out.join("");
  };
})(window.handbookSearch = window.handbookSearch || {});
