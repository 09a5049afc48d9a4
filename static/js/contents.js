// The last heading above the upper third of the window is the one being read.
function scrollSpy() {
  const links = new Map();
  for (const link of all(".toc a")) links.set(decodeURIComponent(link.hash.slice(1)), link);
  const headings = all(".body [id]").filter((element) => links.has(element.id));
  if (!headings.length) return;
  const toc = document.querySelector(".toc");
  let current = null;
  let waiting = false;
  const update = () => {
    waiting = false;
    const line = innerHeight / 3;
    let found = null;
    for (const heading of headings) {
      if (heading.getBoundingClientRect().top > line) break;
      found = heading;
    }
    const link = links.get((found || headings[0]).id);
    if (link === current) return;
    if (current) current.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    current = link;
    const box = link.getBoundingClientRect();
    const frame = toc.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) toc.scrollTop += box.top - frame.top - frame.height / 3;
  };
  const later = () => {
    if (!waiting) requestAnimationFrame(update);
    waiting = true;
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later, { passive: true });
  update();
}

function showCurrentSibling() {
  const side = document.querySelector(".side");
  const link = side && side.querySelector("[aria-current]");
  if (link && link.offsetTop > side.clientHeight * 0.7) side.scrollTop = link.offsetTop - side.clientHeight / 3;
}

scrollSpy();
showCurrentSibling();
