// Says what is wrong when the client does not start. An old-style script, because browsers that cannot run the client must
// be able to run this one. If this file is blocked too, the page itself says the same in general words.
(function () {
  "use strict";
  var PATIENCE = 10000; // ms; after this time people on a slow network want to know that something is still happening
  var page = document.documentElement;
  var starting = document.getElementById("starting");
  // The class of the text for each trouble. The others are hidden by an attribute, because that works without styles.
  var REASONS = { slow: "starting__slow", "kept-back": "starting__kept", old: "starting__old" };

  function isStarting() {
    return !!document.getElementById("starting");
  }

  function say(trouble) {
    // Only the first reason counts: later errors follow from it.
    var known = page.getAttribute("data-trouble");
    if (!isStarting() || (known && known !== "slow")) return;
    page.setAttribute("data-trouble", trouble);
    hide("starting__wait", true);
    for (var reason in REASONS) hide(REASONS[reason], reason !== trouble);
  }

  function hide(name, isHidden) {
    var places = document.getElementsByClassName(name);
    for (var i = 0; i < places.length; i++) places[i].hidden = isHidden;
  }

  function fill(name, words) {
    var places = document.querySelectorAll("[data-fill=" + name + "]");
    for (var i = 0; i < places.length; i++) places[i].textContent = words;
  }

  // What this device keeps: the language chosen on it, and whether there are sessions to go back to or, at a door,
  // people to continue as. The client reads the same keys.
  try {
    var chosen = JSON.parse(localStorage.getItem("ao:language"));
    if (chosen) page.lang = chosen;
    var door = starting && starting.getAttribute("data-door");
    var ways = door ? ["ao:token:", "ao:aside:"] : ["ao:in", "ao:led"];
    for (var i = 0; i < ways.length; i++) {
      if (localStorage.getItem(door ? ways[i] + JSON.parse(door).code : ways[i])) page.setAttribute("data-returns", "");
    }
  } catch (error) {
    // Reading is not allowed, so nothing was kept either.
  }

  // Shows the code to somebody who came by a link, so that they can continue on another device.
  document.addEventListener("DOMContentLoaded", function () {
    var code = /^\/(?:j|s)\/([A-Za-z0-9]{6})(?:\/|$)/.exec(location.pathname);
    fill("host", location.host);
    if (code) {
      fill("code", code[1].toUpperCase());
      hide("starting__code", false);
    }
  });

  // A press of the door's button before the client runs is kept for it, and acknowledged in words: about the first
  // empty field, if there is one. The client carries it out (pages/entrance/first_screen.rs).
  document.addEventListener("submit", function (event) {
    var form = event.target;
    var words = form.getAttribute("data-coming");
    if (!words) return;
    event.preventDefault();
    var fields = form.getElementsByTagName("input");
    for (var i = 0; i < fields.length; i++) {
      if (!fields[i].value.trim()) return fields[i].focus();
    }
    form.setAttribute("data-pressed", "");
    form.querySelector("[type=submit]").firstChild.nodeValue = words;
  });
  document.addEventListener("click", function (event) {
    var button = isStarting() && event.target.closest(".stepper button");
    var field = button && button.parentNode.getElementsByTagName("input")[0];
    if (field) field[button === button.parentNode.firstElementChild ? "stepDown" : "stepUp"]();
  });

  function blame(error) {
    var name = error && error.name;
    if (name === "RuntimeError") return; // an error in the client itself, not in the network or the browser
    say(name === "SyntaxError" || name === "ReferenceError" || name === "CompileError" || name === "LinkError" ? "old" : "kept-back");
  }

  // Sheets that a browser extension adds do not count.
  function isOwnSheet(node) {
    return node && node.nodeName === "LINK" && node.rel === "stylesheet" && node.href.indexOf(location.origin + "/") === 0;
  }

  // A filter's block page in place of the file gives no sheet, or one without rules.
  function isStyled(link) {
    try {
      return link.sheet.cssRules.length > 0;
    } catch (error) {
      return false;
    }
  }

  // The client is unusable without its styles, so it does not take over the page (main.rs), or gives it back.
  function unstyled() {
    page.setAttribute("data-unstyled", "");
    if (!isStarting()) {
      document.body.textContent = "";
      document.body.appendChild(starting);
    }
    // The first screen can't be read without styles.
    hide("starting__page", true);
    say("kept-back");
  }

  function lookAtSheets(isHere) {
    var links = document.getElementsByTagName("link");
    for (var i = 0; i < links.length; i++) {
      if (isOwnSheet(links[i]) && isHere(links[i]) && !isStyled(links[i])) unstyled();
    }
  }

  // Deferred scripts run after the render-blocking sheets have loaded or failed; all others have by the load event.
  lookAtSheets(function (link) {
    return matchMedia(link.media || "all").matches;
  });
  window.addEventListener("load", function () {
    lookAtSheets(function () { return true; });
  });

  // In the capture phase, because the error event of a file that failed to load does not bubble.
  window.addEventListener("error", function (event) {
    if (event.target && event.target.nodeName === "SCRIPT") say("kept-back");
    else if (isOwnSheet(event.target)) unstyled();
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
