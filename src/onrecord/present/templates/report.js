/* Comfort only: without it the page works the same. */
(function () {
  "use strict";
  // From a source text back to where the reader was.
  var back = document.createElement("button");
  back.type = "button"; back.className = "back"; back.hidden = true; back.textContent = "Back to where you were";
  back.addEventListener("click", function () { back.hidden = true; history.back(); });
  document.body.appendChild(back);
  // Older browsers do not open a folded part when a link leads into it.
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    var here = id && document.getElementById(id);
    if (!here || !here.closest("#sources")) back.hidden = true;
    if (!here) return;
    var moved = false;
    for (var part = here; part; part = part.parentElement) {
      if (part.tagName === "DETAILS" && !part.open) { part.open = true; moved = true; }
    }
    var own = here.querySelector && here.matches("article") && here.querySelector("details:not([open])");
    if (own && own.parentElement === here) own.open = true;
    if (moved) here.scrollIntoView();
  }
  // Paper cannot unfold.
  var folded = [];
  addEventListener("beforeprint", function () {
    folded = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    folded.forEach(function (d) { d.open = true; });
  });
  addEventListener("afterprint", function () { folded.forEach(function (d) { d.open = false; }); });
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href^='#d']");
    if (link && !link.closest("#sources")) back.hidden = false;
  });
  addEventListener("hashchange", reveal);
  reveal();
})();
