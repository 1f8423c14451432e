import type { FileRule } from "../rule.js";

export const badAddress: FileRule = {
  name: "bad-address",
  text: "an address that may run or show anything",
  why: "`javascript:` runs a script and `data:` shows a page of its own. `https:x` names a host or a file, depending on how the page was opened.",
  hint: "use relative addresses, http, https, and mailto in links of pages",
  *checkFile({ kind, references }) {
    // An SVG may not hold any address: active-svg.
    if (kind === "svg") return;
    for (const { use, address, shown } of references) {
      const isMail = address.kind === "mail" && kind === "page" && use === "link";
      if (address.kind === "bad" || (address.kind === "mail" && !isMail)) yield shown;
    }
  },
  wrong: { page: '<a href="javascript:print()">text</a>' },
  right: { page: '<a href="mailto:desk@paper.example">text</a>' },
};
