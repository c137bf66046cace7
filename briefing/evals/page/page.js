"use strict";
// A mark shows where in the article it points; a marked stretch shows the marks that point at it; the form
// chooses what is shown. Without this script everything is there, and marks are plain links into the article.
(() => {
  const ends = new Map(); // article id → pieces by number
  let pinned = null;
  let touched = [];

  const piecesOf = (pair) => {
    if (!ends.has(pair.id)) {
      ends.set(pair.id, new Map([...pair.querySelectorAll(".text [id]")].map((one) => [Number(one.id.split("-")[1]), one])));
    }
    return ends.get(pair.id);
  };

  const numbers = (ranges) => (ranges || "").split(" ").filter(Boolean).flatMap((range) => {
    const [first, last = first] = range.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  });

  const spans = (mark, kind) => {
    const pieces = piecesOf(mark.closest(".pair"));
    return numbers(mark.dataset[kind]).map((number) => pieces.get(number)).filter(Boolean);
  };

  const points = (mark) => Boolean(mark && (mark.dataset.wanted || mark.dataset.given));

  const clear = () => {
    for (const one of touched) one.classList.remove("on-want", "on-give", "pointing");
    touched = [];
  };

  const bring = (piece, far) => {
    const pane = piece.closest(".source");
    if (getComputedStyle(pane).position === "sticky") {
      const box = piece.getBoundingClientRect();
      const view = pane.getBoundingClientRect();
      if (box.top >= view.top && box.bottom <= view.bottom) return;
      pane.scrollTo({ top: pane.scrollTop + box.top - view.top - pane.clientHeight / 3 });
    } else if (far) {
      piece.scrollIntoView({ block: "center" });
    }
  };

  const show = (mark, far) => {
    clear();
    if (!points(mark)) return;
    const wanted = spans(mark, "wanted");
    const given = spans(mark, "given");
    for (const one of wanted) one.classList.add("on-want");
    for (const one of given) one.classList.add("on-give");
    mark.classList.add("pointing");
    touched = [...wanted, ...given, mark];
    if (wanted.length + given.length) bring(wanted[0] || given[0], far);
  };

  const pin = (mark) => {
    if (pinned) {
      pinned.classList.remove("pinned");
      pinned.querySelector("a.badge").removeAttribute("aria-current");
    }
    pinned = mark;
    if (mark) {
      mark.classList.add("pinned");
      mark.querySelector("a.badge").setAttribute("aria-current", "true");
    }
    show(mark, true);
    const pane = mark && mark.closest(".pair").querySelector(".source");
    document.getElementById("back").hidden = !pane || getComputedStyle(pane).position === "sticky";
  };

  const markAt = (target) => {
    const mark = target.closest && target.closest(".mark");
    return points(mark) ? mark : null;
  };

  const marksAt = (piece) => {
    const number = Number(piece.id.split("-")[1]);
    return [...piece.closest(".pair").querySelectorAll(".mark")].filter((mark) => !mark.closest("[hidden]") &&
      numbers(`${mark.dataset.wanted || ""} ${mark.dataset.given || ""}`).includes(number));
  };

  // Something scrolled under a pointer that rests is not pointed at: else Tab would lose what it has just shown.
  let place = "";
  document.addEventListener("pointerover", (event) => {
    const now = `${event.clientX} ${event.clientY}`;
    if (event.pointerType === "touch" || now === place) return;
    place = now;
    const mark = markAt(event.target);
    if (mark) show(mark, false);
    else if (touched.length) show(pinned || markAt(document.activeElement), false);
  });
  document.addEventListener("pointermove", (event) => {
    place = `${event.clientX} ${event.clientY}`;
  });

  document.addEventListener("focusin", (event) => {
    const mark = markAt(event.target);
    if (mark) show(mark, false);
  });

  document.addEventListener("focusout", (event) => {
    if (markAt(event.target)) show(pinned, false);
  });

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || String(getSelection())) return;
    const mark = markAt(event.target);
    const piece = event.target.closest(".text .resting");
    if (mark) {
      event.preventDefault();
      pin(mark === pinned ? null : mark);
    } else if (piece) {
      const marks = marksAt(piece);
      if (!marks.length) return;
      // Choosing the same stretch again goes on to the next mark that points at it.
      const next = marks[(marks.indexOf(pinned) + 1) % marks.length];
      pin(next);
      next.scrollIntoView({ block: "nearest" });
      next.querySelector("a.badge").focus({ preventScroll: true });
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && pinned) pin(null);
  });

  const back = document.getElementById("back");
  if (back) {
    back.addEventListener("click", () => {
      pinned.scrollIntoView({ block: "center" });
      pinned.querySelector("a.badge").focus({ preventScroll: true });
      back.hidden = true;
    });
  }

  const form = document.querySelector(".filters");
  if (!form) return;
  const cases = [...document.querySelectorAll(".case")].map((element) => ({
    element,
    marks: [...element.querySelectorAll(".mark")],
    lists: [...element.querySelectorAll(".list")],
    states: element.dataset.states.split(" "),
    words: `${element.textContent} ${element.closest(".pair").querySelector(".title").textContent}`.toLowerCase(),
  }));
  const links = new Map([...document.querySelectorAll("[data-for]")].map((one) => [one.dataset.for, one]));

  // What sticks below the form has to know how high it is: it wraps where the window is narrow.
  new ResizeObserver(() => {
    const sticks = getComputedStyle(form).position === "sticky";
    document.documentElement.style.setProperty("--bar", sticks ? `${form.offsetHeight}px` : "0px");
  }).observe(form);

  const value = (name) => (form.elements[name] ? form.elements[name].value : "");
  const ticked = (name) => Boolean(form.elements[name] && form.elements[name].checked);

  const filter = () => {
    const words = value("words").toLowerCase().split(/\s+/).filter(Boolean);
    const kinds = value("what").split(" ").filter(Boolean);
    const [state, list] = [value("state"), value("list")];
    let seen = 0;
    let seenMarks = 0;
    for (const one of cases) {
      let left = 0;
      for (const mark of one.marks) {
        const fits = (!list || mark.dataset.list === list) && (!kinds.length || kinds.includes(mark.dataset.what));
        mark.hidden = !fits;
        left += fits;
      }
      for (const group of one.lists) group.hidden = !group.querySelector(".mark:not([hidden])");
      const fits = (!state || one.states.includes(state)) && (!ticked("miss") || "miss" in one.element.dataset) &&
        (!ticked("differs") || "differs" in one.element.dataset) && (left || !(list || kinds.length)) &&
        words.every((word) => one.words.includes(word));
      one.element.hidden = !fits;
      links.get(one.element.id).hidden = !fits;
      seen += Boolean(fits);
      seenMarks += fits ? left : 0;
    }
    for (const pair of document.querySelectorAll(".pair")) pair.hidden = !pair.querySelector(".case:not([hidden])");
    if (pinned && pinned.closest("[hidden]")) pin(null);
    document.getElementById("nothing").hidden = seen > 0;
    const all = seen === cases.length ? "" : ` of ${cases.length}`;
    const cased = cases.length === 1 ? "case" : "cases";
    form.elements.count.value = `${seen}${all} ${cased}, ${seenMarks} ${seenMarks === 1 ? "mark" : "marks"}`;
  };

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  document.getElementById("clear").addEventListener("click", () => form.reset());
  filter(); // a browser that goes back keeps what was chosen
})();
