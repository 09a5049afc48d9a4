// An image that the folder of posts lacks may still be served from elsewhere.
for (const image of all("img[data-missing]")) {
  const show = () => delete image.dataset.missing;
  if (image.complete && image.naturalWidth) show();
  else image.addEventListener("load", show);
}

const zoom = make("dialog", { className: "zoom" });
zoom.setAttribute("aria-label", words.zoom);
zoom.addEventListener("click", () => zoom.close());

const open = (content) => {
  zoom.replaceChildren(content);
  if (!zoom.isConnected) document.body.append(zoom);
  zoom.showModal();
};

const offer = (image) => {
  const show = () => open(make("img", { src: image.currentSrc, alt: image.alt }));
  image.dataset.zoom = "";
  image.tabIndex = 0;
  image.setAttribute("role", "button");
  image.setAttribute("aria-label", [words.zoom, image.alt].filter(Boolean).join(": "));
  // What has a role is no decoration.
  image.alt ||= words.zoom;
  image.addEventListener("click", show);
  image.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    show();
  });
};

// Only an image that is shown smaller than it is has more to show. The browser tells its width when it has laid out the
// page anyway: who asks for it sooner has the page laid out twice.
const measure = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) {
    measure.unobserve(target);
    if (target.naturalWidth >= contentRect.width * 1.2) offer(target);
  }
});
for (const image of all(".body img:not([data-missing])")) {
  if (image.closest("a")) continue;
  if (image.complete) measure.observe(image);
  else image.addEventListener("load", () => measure.observe(image), { once: true });
}
