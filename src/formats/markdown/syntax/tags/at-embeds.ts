import { isWebAddress } from "../../../../model/allow-list.js";
import { matchRule } from "../rewriting.js";
import { linkToHost } from "../write-markdown.js";
import { embed } from "./embeds.js";
import { readArguments } from "./tag-parts.js";

/** Rewrites what Zenn and CSDN embed, `@[youtube](id)` and `@[card](address)`, as a link; their list of contents goes. */
export const rewriteAtEmbed = matchRule(
  /@\[([A-Za-z]{2,20})\]\(([^()\n]{0,1000})\)/y,
  ([, name = "", written = ""]) => {
    if (name.toLowerCase() === "toc") return "";
    const address = written.replace(/\s.*/, "");
    const embedded = embed(name.toLowerCase(), readArguments(address));
    return embedded ?? (isWebAddress(address) ? linkToHost(address) : undefined);
  },
);
