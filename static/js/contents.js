// The table of contents follows the reader: the last heading above the upper third of the window is being read.
const toc = document.querySelector(".toc");
const links = new Map(all(".toc a").map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
const headings = all(".body [id]").filter((element) => links.has(element.id));
let current = null;
let waiting = false;

const follow = () => {
  waiting = false;
  const line = innerHeight / 3;
  const below = headings.findIndex((heading) => heading.getBoundingClientRect().top > line);
  const read = headings[(below < 0 ? headings.length : Math.max(1, below)) - 1];
  const link = links.get(read.id);
  if (link === current) return;
  current?.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  current = link;
  const box = link.getBoundingClientRect();
  const frame = toc.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom) toc.scrollTop += box.top - frame.top - frame.height / 3;
};
const later = () => {
  if (!waiting) requestAnimationFrame(follow);
  waiting = true;
};
if (headings.length) {
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later, { passive: true });
  later();
}

// The article's own line in the left column is in sight.
const side = document.querySelector(".side");
const own = side?.querySelector("[aria-current]");
if (own)
  requestAnimationFrame(() => {
    if (own.offsetTop > side.clientHeight * 0.7) side.scrollTop = own.offsetTop - side.clientHeight / 3;
  });
