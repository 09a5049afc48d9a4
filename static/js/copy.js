function copyButtons() {
  if (!navigator.clipboard) return;
  for (const box of all(".code")) {
    const button = make("button", { className: "copy", type: "button", textContent: words.copy });
    button.addEventListener("click", async () => {
      const code = box.querySelector("code") || box.querySelector("pre");
      try {
        await navigator.clipboard.writeText(code.textContent.replace(/\n$/, ""));
        button.textContent = words.copied;
      } catch {
        button.textContent = words.copyFailed;
      }
      setTimeout(() => (button.textContent = words.copy), 2000);
    });
    box.append(button);
  }
}

copyButtons();
