"use strict";
// A line shows the sentences it rests on; a sentence shows the lines that rest on it. Without this
// script the same links work as plain anchors.
(() => {
  const pane = document.querySelector(".source");
  let origin = null;

  const clear = () => {
    for (const old of document.querySelectorAll(".shown, .chosen")) old.classList.remove("shown", "chosen");
  };

  const bring = (element) => {
    if (getComputedStyle(pane).position === "sticky" && pane.contains(element)) {
      const box = element.getBoundingClientRect();
      const view = pane.getBoundingClientRect();
      pane.scrollTo({ top: pane.scrollTop + box.top - view.top - pane.clientHeight / 3 });
    } else {
      element.scrollIntoView({ block: "center" });
    }
  };

  const showSentences = (line, ids, first) => {
    clear();
    line.classList.add("chosen");
    const sentences = ids.map((id) => document.getElementById(id)).filter(Boolean);
    for (const sentence of sentences) sentence.classList.add("shown");
    const target = document.getElementById(first) || sentences[0];
    history.pushState(null, "", "#" + target.id);
    bring(target);
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
  };

  const showLines = (sentence) => {
    const lines = [...document.querySelectorAll("[data-rests]")].filter((line) =>
      line.dataset.rests.split(" ").includes(sentence.id));
    if (!lines.length) return;
    clear();
    sentence.classList.add("shown");
    for (const line of lines) line.classList.add("chosen");
    lines[0].scrollIntoView({ block: "center" });
  };

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || String(getSelection())) return;
    const line = event.target.closest("[data-rests]");
    const sentence = event.target.closest(".cited");
    if (line && !event.target.closest("details")) {
      const link = event.target.closest("a") || line.querySelector("a");
      event.preventDefault();
      origin = link;
      showSentences(line, line.dataset.rests.split(" "), link.hash.slice(1));
    } else if (sentence) {
      event.preventDefault();
      showLines(sentence);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !origin) return;
    clear();
    origin.focus();
    origin = null;
  });

  addEventListener("popstate", () => {
    clear();
    const place = document.getElementById(location.hash.slice(1));
    if (place) bring(place);
  });
})();
