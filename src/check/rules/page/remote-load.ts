import type { FileRule } from "../rule.js";

export const remoteLoad: FileRule = {
  name: "remote-load",
  text: "something that is loaded from another host",
  why: "The other host would learn who reads which page, and when. The site's own host counts as well: a copy elsewhere would call it.",
  hint: "take it out of the template or stylesheet; put pictures into the content folder's images/",
  *checkFile({ kind, references }) {
    // An SVG may not load anything at all: active-svg.
    if (kind === "svg") return;
    for (const { use, address, shown } of references) {
      const isRemote = address.kind === "web" || (address.kind === "inside" && address.namesHost);
      if (use === "load" && isRemote) yield shown;
    }
  },
  wrong: { page: '<p style="background: url(https://other.example/a.png)">text</p>' },
  right: { page: '<img src="icon.svg" alt=""> <p style="background: url(icon.svg)">text</p>' },
};
