/* One result as it is shown: its kind, its title, where it stands, and its words with those looked for marked. */
(function (search) {
  "use strict";
  var BEFORE = 24, AROUND = 160, DENSE = 90, MARKS = 8;

  function create(tag, name, text) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }
  search.create = create;

  /* The longest parts of a run of characters that a text holds. */
  function pieces(run, text) {
    if (text.indexOf(run) >= 0) return [run];
    var found = [];
    for (var at = 0; at + 1 < run.length;) {
      var end = at + 1;
      while (end < run.length && text.indexOf(run.slice(at, end + 1)) >= 0) end += 1;
      if (end - at > 1) found.push(run.slice(at, end));
      at = Math.max(at + 1, end - at > 1 ? end : 0);
    }
    var longest = found.reduce(function (most, one) { return Math.max(most, one.length); }, 0);
    return found.filter(function (one) { return one.length >= Math.min(3, longest); });
  }
  /* Where what is looked for stands in a text: [start, end], in order, apart. */
  function ranges(text, marks) {
    var even = search.inPlace(text), found = [];
    marks.forEach(function (mark) {
      var dense = search.isDense(mark);
      (dense ? pieces(mark, even) : [mark]).forEach(function (part) {
        for (var at = even.indexOf(part); at >= 0; at = even.indexOf(part, at + part.length)) {
          var end = at + part.length;
          if (!dense) {
            if (at && /[a-z0-9]/.test(even.charAt(at - 1))) continue;
            while (end < even.length && /[a-z0-9]/.test(even.charAt(end))) end += 1;
          }
          found.push([at, end]);
        }
      });
    });
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return found.reduce(function (apart, one) {
      var last = apart[apart.length - 1];
      if (last && one[0] <= last[1]) last[1] = Math.max(last[1], one[1]);
      else apart.push(one);
      return apart;
    }, []);
  }
  function fill(element, text, found, start, end) {
    var at = start;
    found.forEach(function (range) {
      if (range[0] < at || range[1] > end) return;
      element.appendChild(document.createTextNode(text.slice(at, range[0])));
      element.appendChild(create("mark", "", text.slice(range[0], range[1])));
      at = range[1];
    });
    element.appendChild(document.createTextNode(text.slice(at, end)));
  }
  /* A piece of a text from shortly before the longest mark. */
  function piece(text, found) {
    var element = create("span", "find__text");
    var best = found.reduce(function (one, range) { return !one || range[1] - range[0] > one[1] - one[0] ? range : one; }, null);
    var start = best && best[0] > BEFORE * 2 ? best[0] - BEFORE : 0;
    var blank = text.lastIndexOf(" ", start);
    if (start && start - blank < BEFORE) start = blank + 1;
    var end = Math.min(text.length, Math.max(start + (search.isDense(text) ? DENSE : AROUND), best ? best[1] : 0));
    if (start) element.appendChild(document.createTextNode("…"));
    fill(element, text, found, start, end);
    if (end < text.length) element.appendChild(document.createTextNode("…"));
    return element;
  }

  function address(entry, root, words) {
    var parts = (root + "/" + entry.address).split("#");
    var asked = words.length && entry.kind !== "download" ? "?h=" + encodeURIComponent(words.join(" ")) : "";
    return parts[0] + asked + (parts[1] ? "#" + parts[1] : "");
  }
  function about(entry) {
    var labels = search.data.labels, said = [];
    if (entry.modality) said.push(labels.modalities[entry.modality].join(" "));
    if (entry.within) said.push(entry.within);
    entry.roles.forEach(function (role) { said.push(labels.roles[role]); });
    return said.join(" · ");
  }

  /* A result as an option of the list. root: the way to the language's root. */
  search.result = function (one, number, root) {
    var entry = one.entry, labels = search.data.labels;
    var row = create("li", "find__result"), link = create("a");
    var inTitle = ranges(entry.title, one.marks), inText = ranges(entry.text, one.marks);
    var words = [];
    [[entry.title, inTitle], [entry.text, inText]].forEach(function (pair) {
      pair[1].forEach(function (range) {
        var word = pair[0].slice(range[0], range[1]).toLowerCase();
        if (words.indexOf(word) < 0 && words.length < MARKS) words.push(word);
      });
    });
    row.setAttribute("role", "presentation");
    row.setAttribute("data-result", "");
    row.setAttribute("data-kind", entry.kind);
    link.id = "find-" + number;
    link.setAttribute("role", "option");
    link.setAttribute("tabindex", "-1");
    link.setAttribute("aria-selected", "false");
    link.href = address(entry, root, words);
    link.appendChild(create("span", "find__kind", labels.kinds[labels.ids.indexOf(entry.kind)]));
    link.appendChild(document.createTextNode(" "));
    var title = create("span", "find__title");
    fill(title, entry.title, inTitle, 0, entry.title.length);
    link.appendChild(title);
    var more = about(entry);
    if (more) link.appendChild(create("span", "find__about", more));
    if (entry.text) link.appendChild(piece(entry.text, inText));
    if (entry.names && !inTitle.length && !inText.length) link.appendChild(create("span", "find__text", entry.names));
    row.appendChild(link);
    return row;
  };
})(window.handbookSearch = window.handbookSearch || {});
