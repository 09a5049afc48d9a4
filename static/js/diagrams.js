// Diagrams are drawn by a copy of Mermaid that only pages with one load, when one comes near.
const diagrams = all(".diagram");

const draw = async () => {
  await load("vendor/mermaid.js");
  mermaid.initialize({ startOnLoad: false, securityLevel: "strict", theme: "neutral", fontFamily: "inherit" });
  for (const [index, diagram] of diagrams.entries()) {
    const code = diagram.querySelector("pre") ?? diagram.firstElementChild;
    try {
      const { svg } = await mermaid.render(`biji-diagram-${index}`, code.textContent);
      const drawn = new DOMParser().parseFromString(svg, "text/html").body.firstElementChild;
      // What is not yet in sight may take the room that it needs; what is must not move the text.
      diagram.dataset.drawn = diagram.getBoundingClientRect().top > innerHeight ? "free" : "";
      diagram.append(document.adoptNode(drawn));
    } catch {
      // What Mermaid does not understand stays as its source, in a box of its size where that moves nothing in sight.
      if (diagram.getBoundingClientRect().top > innerHeight) diagram.classList.remove("diagram");
      document.getElementById(`dbiji-diagram-${index}`)?.remove();
    }
  }
};

if (diagrams.length) {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      draw();
    },
    { rootMargin: "600px" },
  );
  for (const diagram of diagrams) observer.observe(diagram);
}
