// Every heading links to itself.
for (const heading of all(".body > :is(h1, h2, h3, h4, h5, h6)[id]")) {
  const link = make("a", { className: "anchor", textContent: "#" });
  link.href = "#" + encodeURIComponent(heading.id);
  link.setAttribute("aria-label", `${words.linkHere}: ${heading.textContent}`);
  heading.append(link);
}
