import { EXTERNAL_LINK } from "../../../lib/policy.js";
import { attributeOf } from "../../read/element.js";
import type { FileRule } from "../rule.js";

export const leakyLink: FileRule = {
  name: "leaky-link",
  text: "a link to another host that tells where it was followed",
  why: "The other host would learn which page its reader comes from.",
  hint: `give it rel="${EXTERNAL_LINK}"`,
  *checkFile({ references }) {
    for (const { use, address, element, shown } of references) {
      if (use !== "link" || address.kind !== "web" || !element) continue;
      if (attributeOf(element, "rel") !== EXTERNAL_LINK) yield shown;
    }
  },
  wrong: { page: '<a href="https://other.example/">text</a>' },
  right: { page: `<a href="https://other.example/" rel="${EXTERNAL_LINK}">text</a>` },
};
