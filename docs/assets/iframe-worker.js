/* Search from file://, where browsers start no workers: the worker's script runs in a hidden frame instead.
   Written without inline script and without anything newer than Chrome 86. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  function FrameWorker(url) {
    var worker = new EventTarget();
    var frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = "search";
    document.body.appendChild(frame);
    var inside = frame.contentWindow;
    var script = function (address, loaded) {
      var element = inside.document.createElement("script");
      element.src = new URL(address, document.baseURI).href;
      element.onload = loaded;
      inside.document.body.appendChild(element);
    };
    // What the script finds as a worker's own postMessage and importScripts.
    inside.postMessage = function (data) {
      worker.dispatchEvent(new MessageEvent("message", { data: data }));
    };
    inside.importScripts = function () {
      var addresses = Array.prototype.slice.call(arguments);
      return addresses.reduce(function (before, address) {
        return before.then(function () {
          return new Promise(function (resolve) { script(address, resolve); });
        });
      }, Promise.resolve());
    };
    var ready = new Promise(function (resolve) { script(url, resolve); });
    worker.postMessage = function (data) {
      ready.then(function () {
        inside.dispatchEvent(new inside.MessageEvent("message", { data: data }));
      });
    };
    worker.terminate = function () { frame.remove(); };
    return worker;
  }

  window.Worker = FrameWorker;
})();
