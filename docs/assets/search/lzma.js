/* What LZMA made small, as it was: a .lzma file whose size is known. Anything else than such a file is an error. */
(function (search) {
  "use strict";
  // Where the chances of each kind of choice begin; those of letters come last.
  var MATCH = 0, REP = 192, REP_NOT_0 = 204, REP_NOT_1 = 216, REP_NOT_2 = 228, REP_LONG = 240, SLOT = 432;
  var FAR = 688, ALIGN = 802, LENGTH = 818, REP_LENGTH = 1332, LETTER = 1846;
  var HEADER = 13, MOST = 1 << 26;

  function damaged() { return new Error("The search index is damaged."); }

  /* The choices that a file makes, from its beginning on. */
  function Reader(file, count) {
    this.file = file;
    this.where = HEADER + 5;
    this.range = 0xFFFFFFFF;
    this.code = ((file[HEADER + 1] << 24) | (file[HEADER + 2] << 16) | (file[HEADER + 3] << 8) | file[HEADER + 4]) >>> 0;
    this.chances = new Uint16Array(count).fill(1024);
  }
  Reader.prototype.next = function () {
    if (this.where >= this.file.length) throw damaged();
    this.range = (this.range << 8) >>> 0;
    this.code = ((this.code << 8) | this.file[this.where]) >>> 0;
    this.where += 1;
  };
  Reader.prototype.bit = function (at) {
    var chance = this.chances[at], bound = (this.range >>> 11) * chance, bit = this.code < bound ? 0 : 1;
    if (bit) {
      this.range -= bound;
      this.code -= bound;
      this.chances[at] = chance - (chance >> 5);
    } else {
      this.range = bound;
      this.chances[at] = chance + ((2048 - chance) >> 5);
    }
    if (this.range < 0x1000000) this.next();
    return bit;
  };
  Reader.prototype.bits = function (first, count) { // the highest first
    var node = 1;
    for (var at = 0; at < count; at += 1) node = node * 2 + this.bit(first + node);
    return node - (1 << count);
  };
  Reader.prototype.reversed = function (first, count) { // the lowest first
    var node = 1, number = 0;
    for (var at = 0; at < count; at += 1) {
      var bit = this.bit(first + node);
      node = node * 2 + bit;
      number += bit << at;
    }
    return number;
  };
  Reader.prototype.direct = function (count) { // each as likely as not
    var number = 0;
    for (var at = 0; at < count; at += 1) {
      this.range >>>= 1;
      var bit = this.code >= this.range ? 1 : 0;
      if (bit) this.code -= this.range;
      number = number * 2 + bit;
      if (this.range < 0x1000000) this.next();
    }
    return number;
  };
  Reader.prototype.length = function (first, place) {
    if (!this.bit(first)) return 2 + this.bits(first + 2 + (place << 3), 3);
    if (!this.bit(first + 1)) return 10 + this.bits(first + 130 + (place << 3), 3);
    return 18 + this.bits(first + 258, 8);
  };
  Reader.prototype.distance = function (length) {
    var slot = this.bits(SLOT + (Math.min(length - 2, 3) << 6), 6);
    if (slot < 4) return slot;
    var more = (slot >> 1) - 1, start = (2 + (slot & 1)) * Math.pow(2, more);
    if (slot < 14) return start + this.reversed(FAR + start - slot - 1, more);
    return start + this.direct(more - 4) * 16 + this.reversed(ALIGN, 4);
  };
  /* A byte; like: the one that would stand here if what went before went on, or -1. */
  Reader.prototype.letter = function (first, like) {
    var node = 1;
    while (like >= 0 && node < 256) {
      like *= 2;
      var meant = like & 256, bit = this.bit(first + 256 + meant + node);
      node = node * 2 + bit;
      if ((meant ? 1 : 0) !== bit) break;
    }
    while (node < 256) node = node * 2 + this.bit(first + node);
    return node & 255;
  };

  /* The bytes of a file. size: how many they are. */
  search.unlzma = function (file, size) {
    var kind = file[0], lc = kind % 9, lp = Math.floor(kind / 9) % 5, pb = Math.floor(kind / 45);
    if (!(file.length > HEADER + 5 && pb < 5 && size >= 0 && size < MOST)) throw damaged();
    var reader = new Reader(file, LETTER + (0x300 << (lc + lp))), out = new Uint8Array(size), state = 0, end = 0;
    var last = [0, 0, 0, 0], far, length;
    for (;;) { // each round adds to what is read, which has an end
      var place = end & ((1 << pb) - 1), now = (state << 4) + place;
      if (!reader.bit(MATCH + now)) {
        if (end >= size) throw damaged();
        var before = end ? out[end - 1] >> (8 - lc) : 0, row = ((end & ((1 << lp) - 1)) << lc) + before;
        out[end] = reader.letter(LETTER + 0x300 * row, state > 6 ? out[end - last[0] - 1] : -1);
        end += 1;
        state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
        continue;
      }
      length = 0;
      if (!reader.bit(REP + state)) {
        length = reader.length(LENGTH, place);
        last = [reader.distance(length), last[0], last[1], last[2]];
        state = state < 7 ? 7 : 10;
        if (last[0] === 0xFFFFFFFF) break;
      } else if (!reader.bit(REP_NOT_0 + state)) {
        if (!reader.bit(REP_LONG + now)) {
          length = 1;
          state = state < 7 ? 9 : 11;
        }
      } else {
        far = !reader.bit(REP_NOT_1 + state) ? 1 : !reader.bit(REP_NOT_2 + state) ? 2 : 3;
        last.unshift(last.splice(far, 1)[0]);
      }
      if (!length) {
        length = reader.length(REP_LENGTH, place);
        state = state < 7 ? 8 : 11;
      }
      if (last[0] >= end || end + length > size) throw damaged();
      for (far = end - last[0] - 1; length; length -= 1) {
        out[end] = out[far];
        end += 1;
        far += 1;
      }
    }
    if (end !== size || reader.code) throw damaged();
    return out;
  };
})(window.handbookSearch = window.handbookSearch || {});
