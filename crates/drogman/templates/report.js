"use strict";
(function () {
  var doubtful = Array.prototype.slice.call(document.querySelectorAll("tr.doubt"));
  var bar = document.getElementById("tools");
  function button(text, press) {
    var it = document.createElement("button");
    it.type = "button";
    it.className = "tool";
    it.textContent = text;
    it.addEventListener("click", function () { press(it); });
    bar.appendChild(it);
  }
  function go(step) {
    if (!doubtful.length) { return; }
    var here = doubtful.indexOf(document.activeElement);
    var next = doubtful[(Math.max(here, step > 0 ? -1 : 0) + step + doubtful.length) % doubtful.length];
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }
  if (bar) {
    if (doubtful.length) {
      button("Next doubtful row (n)", function () { go(1); });
      button("Previous (p)", function () { go(-1); });
    }
    if (document.querySelector("tr.doubt, tr.gaprow")) {
      button("Only doubtful rows and gaps", function (it) {
        var on = document.body.classList.toggle("only-doubt");
        it.setAttribute("aria-pressed", String(on));
        it.textContent = on ? "All rows" : "Only doubtful rows and gaps";
      });
    }
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { return; }
    if (event.key === "n") { go(1); }
    if (event.key === "p") { go(-1); }
  });
  window.addEventListener("beforeprint", function () {
    document.body.classList.remove("only-doubt");
  });
})();
