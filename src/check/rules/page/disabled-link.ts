import { startTag } from "../../read/element.js";
import type { FileRule } from "../rule.js";

export const disabledLink: FileRule = {
  name: "disabled-link",
  text: "a link that the scraper disabled",
  why: "Scrapers write `<ok>` for links. One that the conversion left leads nowhere.",
  hint: "please report the article",
  sparesStatic: true,
  *checkFile({ kind, elements }) {
    if (kind !== "page") return;
    for (const element of elements) if (element.name === "ok") yield startTag(element);
  },
  wrong: { page: '<ok href="https://other.example/">text</ok>' },
  right: { page: '<a href="https://other.example/" rel="noreferrer noopener external">text</a>' },
};
