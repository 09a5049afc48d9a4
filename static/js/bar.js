// The bar at the top leaves when the reader scrolls down and comes back when they scroll up, where the window is narrow.
const bar = document.querySelector(".top");
let last = scrollY;
const turn = () => {
  // A finger that rests trembles.
  if (Math.abs(scrollY - last) < 8) return;
  bar.classList.toggle("away", scrollY > last && scrollY > bar.offsetHeight);
  last = scrollY;
};
if (bar) addEventListener("scroll", turn, { passive: true });
