// Keeps an open page up to date: reloads it when it has changed, swaps its style sheets when only they have, and shows
// what is wrong. The server tells what kind of change there is; what is wrong is asked for.
(() => {
  "use strict";
  const shown = document.currentScript.dataset;
  const WORDS = document.documentElement.lang.startsWith("zh")
    ? { errors: "错误：", warnings: "警告：", close: "关闭" }
    : { errors: "Errors: ", warnings: "Warnings: ", close: "Close" };
  let channel = null;
  let overlay = null;

  const swapStyles = () => {
    for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
      const address = new URL(old.href);
      if (address.origin !== location.origin) continue;
      address.searchParams.set("v", Date.now());
      const link = old.cloneNode();
      link.href = address;
      // The old one holds until the new one has come, so that nothing flickers.
      link.addEventListener("load", () => old.remove());
      old.after(link);
    }
  };

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const problem = ({ place, message, code, hint, excerpt }) =>
    element("article", {},
      element("b", {}, place), element("p", {}, `${message} `, element("small", {}, code)),
      ...(excerpt ? [element("pre", {}, excerpt)] : []),
      ...(hint ? [element("p", { className: "hint" }, hint)] : []));

  const STYLE = `
    :host { all: initial; color-scheme: inherit; }
    section { position: fixed; inset: auto 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto;
      box-sizing: border-box; padding: 1rem max(1rem, calc(50vw - 32rem)); background: light-dark(#fff, #1b1b1f);
      color: light-dark(#1b1b1f, #eee); border-top: 4px solid light-dark(#c62828, #ef5350);
      box-shadow: 0 -4px 24px #0004; font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
    header { display: flex; gap: 1rem; align-items: baseline; }
    h2 { margin: 0; font-size: 1.05rem; flex: 1; }
    button { font: inherit; color: inherit; background: none; border: 1px solid; border-radius: 4px; padding: .1rem .6rem;
      min-height: 2rem; cursor: pointer; }
    article { margin-top: .9rem; }
    p { margin: .1rem 0; }
    b, pre, small { font-family: ui-monospace, monospace; font-size: .85rem; }
    small { opacity: .7; }
    pre { margin: .3rem 0; padding: .5rem .7rem; overflow-x: auto; background: #8882; border-radius: 4px;
      overflow-wrap: normal; }
    .hint::before { content: "→ "; }
    details { margin-top: 1rem; }
    summary { cursor: pointer; }`;

  const hide = () => {
    overlay?.remove();
    overlay = null;
  };

  const show = ({ errors, warnings, counts }) => {
    hide();
    if (!errors.length) return;
    const close = element("button", { type: "button", onclick: hide }, WORDS.close);
    const title = element("h2", {}, WORDS.errors + counts[0]);
    const section = element("section", { ariaLabel: title.textContent }, element("header", {}, title, close),
      ...errors.map(problem));
    if (warnings.length) {
      section.append(element("details", {}, element("summary", {}, WORDS.warnings + counts[1]),
        ...warnings.map(problem)));
    }
    overlay = element("biji-problems");
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    const root = overlay.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    root.append(section);
    document.body.append(overlay);
  };

  const ask = async () => {
    const answer = await fetch("/_biji/problems");
    if (answer.ok) show(await answer.json());
  };

  const ACTIONS = { reload: () => location.reload(), style: swapStyles, problems: ask };

  const listen = () => {
    const query = new URLSearchParams({ path: location.pathname, page: shown.page, style: shown.style });
    channel = new EventSource(`/_biji/events?${query}`);
    channel.onmessage = ({ data }) => ACTIONS[data]?.();
  };
  const rest = () => {
    channel?.close();
    channel = null;
  };

  // A browser has six connections to a server: tabs that nobody looks at need none.
  const turn = () => (document.hidden ? rest() : channel ?? listen());
  document.addEventListener("visibilitychange", turn);
  addEventListener("pagehide", rest);
  addEventListener("pageshow", turn);
  addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  turn();
})();
