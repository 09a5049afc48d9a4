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

// Only an image that is shown smaller than it is has more to show.
const offer = (image) => {
  if (image.closest("a") || image.naturalWidth < image.clientWidth * 1.2) return;
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
for (const image of all(".body img:not([data-missing])")) {
  if (image.complete) offer(image);
  else image.addEventListener("load", () => offer(image), { once: true });
}
