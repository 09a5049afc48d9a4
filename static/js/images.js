// An image that the folder of posts lacks may still be served from elsewhere.
function lateImages() {
  for (const image of all("img[data-missing]")) {
    const show = () => delete image.dataset.missing;
    if (image.complete && image.naturalWidth) show();
    else image.addEventListener("load", show);
  }
}

// Only an image that is shown smaller than it is has more to show.
function zoom() {
  const dialog = make("dialog", { className: "zoom" });
  dialog.addEventListener("click", () => dialog.close());
  const offer = (image) => {
    if (image.closest("a") || image.naturalWidth < image.clientWidth * 1.2) return;
    image.dataset.zoom = "";
    image.addEventListener("click", () => {
      dialog.replaceChildren(make("img", { src: image.currentSrc, alt: image.alt }));
      if (!dialog.isConnected) document.body.append(dialog);
      dialog.showModal();
    });
  };
  for (const image of all(".body img:not([data-missing])")) {
    if (image.complete) offer(image);
    else image.addEventListener("load", () => offer(image), { once: true });
  }
}

lateImages();
zoom();
