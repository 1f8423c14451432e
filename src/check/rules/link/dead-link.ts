import type { Reference, SiteFile } from "../../read/site-file.js";
import type { FileRule, HasFile } from "../rule.js";

export const deadLink: FileRule = {
  name: "dead-link",
  text: "a link to a file that is not there",
  why: "The reader, or the page itself, gets nothing. A link out of the site's folder works at one address only.",
  hint: "correct the link in your template or file, or add the file to the folder `static`; else build again into an empty folder",
  *checkFile(file, hasFile) {
    // An SVG may not hold any address: active-svg. Addresses in settings of the host are patterns.
    if (file.kind === "svg" || file.kind === "host-settings") return;
    for (const reference of file.references) {
      if (reference.address.kind === "beside") yield `${reference.shown} leads out of the site`;
      else if (isDead(reference, file, hasFile)) yield reference.shown;
    }
  },
  wrong: { page: '<a href="gone.html">text</a>' },
  right: { page: '<a href="index.html">text</a>' },
};

function isDead({ address }: Reference, { kind }: SiteFile, hasFile: HasFile): boolean {
  if (address.kind !== "inside" || hasFile(address.path)) return false;
  // A web app names the folders that it starts in and may show.
  return kind !== "web-manifest" || !/^$|\/$/.test(address.path);
}
