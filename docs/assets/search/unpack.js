/* The way back from scripts/handbook/show/packing.py: references first, then each character's word. */
(function (search) {
  "use strict";
  var FIRST = 0x24, TWO = 0xA1, THREE = 0x3400;

  function digits(text, from, to) {
    var number = 0;
    for (var at = from; at < to; at += 1) {
      var code = text.charCodeAt(at);
      number = number * 64 + code - FIRST - (code > 0x5C ? 1 : 0);
    }
    return number;
  }
  function unfold(text) {
    var out = "", at = 0;
    while (at < text.length) {
      var next = text.indexOf("!", at);
      out += text.slice(at, next < 0 ? text.length : next);
      if (next < 0) break;
      out += out.substr(digits(text, next + 1, next + 5), digits(text, next + 5, next + 7));
      at = next + 7;
    }
    return out;
  }
  /* The text that pack() was given. packed: {words, text}. */
  search.unpack = function (packed) {
    var of = {}, code = 0x23, words = packed.words;
    for (var at = 0; at < words.length; at += 1) {
      of[String.fromCharCode(code)] = words[at];
      code += 1;
      if (code === 0x5C) code += 1;
      if (code === 0x7F) code = TWO;
      if (code === 0x800) code = THREE;
    }
    var text = unfold(packed.text), parts = new Array(text.length);
    for (var place = 0; place < text.length; place += 1) parts[place] = of[text.charAt(place)];
    return parts.join("");
  };
})(window.handbookSearch = window.handbookSearch || {});
