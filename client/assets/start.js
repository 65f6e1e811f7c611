// Says what is wrong when the client does not start. A plain old script, because browsers that cannot run the client must be
// able to run this one. If this file is blocked too, the page itself says the same in general words.
(function () {
  "use strict";
  var PATIENCE = 10000; // ms; on a slow network people want to know after this time that something is still under way
  var page = document.documentElement;

  function isStarting() {
    return !!document.getElementById("starting");
  }

  function say(trouble) {
    // Only the first reason counts: later errors follow from it.
    var known = page.getAttribute("data-trouble");
    if (isStarting() && (!known || known === "slow")) page.setAttribute("data-trouble", trouble);
  }

  function fill(name, words) {
    var places = document.querySelectorAll("[data-fill=" + name + "]");
    for (var i = 0; i < places.length; i++) places[i].textContent = words;
  }

  // What this device keeps: the language that was chosen on it, and whether there are sessions to go back to. The client reads
  // the same keys.
  try {
    var chosen = JSON.parse(localStorage.getItem("ao:language"));
    if (chosen) page.lang = chosen;
    if (localStorage.getItem("ao:in") || localStorage.getItem("ao:led")) page.setAttribute("data-returns", "");
  } catch (error) {
    // Kept from reading: then nothing was kept either.
  }

  // Shows the code to somebody who came by a link, so that they can continue on another device.
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
    if (name === "RuntimeError") return; // an error in the client itself, not in the network or the browser
    say(name === "SyntaxError" || name === "ReferenceError" || name === "CompileError" || name === "LinkError" ? "old" : "kept-back");
  }

  // In the capture phase, because the error event of a script that failed to load does not bubble.
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
