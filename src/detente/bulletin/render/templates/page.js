"use strict";
(function () {
  document.querySelectorAll(".tally").forEach(function (tally) {
    var cards = tally.parentElement.querySelectorAll(".claim");
    tally.querySelectorAll("li").forEach(function (item) {
      var button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-pressed", "true");
      while (item.firstChild) button.appendChild(item.firstChild);
      item.appendChild(button);
      button.addEventListener("click", function () {
        var buttons = Array.from(tally.querySelectorAll("button"));
        var on = function (b) { return b.getAttribute("aria-pressed") === "true"; };
        if (buttons.every(on)) buttons.forEach(function (b) { b.setAttribute("aria-pressed", String(b === button)); });
        else button.setAttribute("aria-pressed", String(!on(button)));
        if (!buttons.some(on)) buttons.forEach(function (b) { b.setAttribute("aria-pressed", "true"); });
        var shown = buttons.filter(on).map(function (b) { return b.parentElement.dataset.tally; });
        cards.forEach(function (card) { card.hidden = shown.indexOf(card.dataset.verdict) < 0; });
      });
    });
  });
  var links = document.querySelectorAll(".contents a");
  if (!("IntersectionObserver" in window) || !links.length) return;
  var seen = new Map();
  var watch = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) { seen.set(entry.target.id, entry.isIntersecting); });
    var here = null;
    links.forEach(function (link) { if (!here && seen.get(decodeURIComponent(link.hash.slice(1)))) here = link; });
    links.forEach(function (link) {
      if (link === here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  }, { rootMargin: "-10% 0px -60% 0px" });
  document.querySelectorAll("main > section").forEach(function (section) { watch.observe(section); });
})();
