// Says what is wrong when the client does not start. An ordinary old script, so that a browser which cannot run the client
// can still run this; the page itself says the same in general words where this file is kept back, too.
(function () {
  "use strict";
  var PATIENCE = 10000; // ms, on a slow network: after that people want to know that something is still under way
  var page = document.documentElement;

  function isStarting() {
    return !!document.getElementById("starting");
  }

  function say(trouble) {
    // The first reason is the reason: what goes wrong after it follows from it.
    var known = page.getAttribute("data-trouble");
    if (isStarting() && (!known || known === "slow")) page.setAttribute("data-trouble", trouble);
  }

  function fill(name, words) {
    var places = document.querySelectorAll("[data-fill=" + name + "]");
    for (var i = 0; i < places.length; i++) places[i].textContent = words;
  }

  // Somebody who came by a link can go on at another device.
  document.addEventListener("DOMContentLoaded", function () {
    var code = /^\/(?:j|s)\/([A-Za-z0-9]{6})(?:\/|$)/.exec(location.pathname);
    fill("host", location.host);
    if (code) {
      fill("code", code[1].toUpperCase());
      page.setAttribute("data-code", "");
    }
  });

  function blame(error) {
    var name = error && error.name;
    if (name === "RuntimeError") return; // the client itself: nobody's network and nobody's browser
    say(name === "SyntaxError" || name === "ReferenceError" || name === "CompileError" || name === "LinkError" ? "old" : "kept-back");
  }

  // While capturing, for a script that did not come says so without bubbling.
  window.addEventListener("error", function (event) {
    if (event.target && event.target.nodeName === "SCRIPT") say("kept-back");
    else if (event.error) blame(event.error);
  }, true);

  window.addEventListener("unhandledrejection", function (event) {
    blame(event.reason);
  });

  if (typeof WebAssembly !== "object" || !("noModule" in document.createElement("script"))) {
    say("old");
    document.addEventListener("DOMContentLoaded", function () { say("old"); });
  }

  setTimeout(function () {
    say("slow");
  }, PATIENCE);
})();
