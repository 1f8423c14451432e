import { present } from "../lib/present.js";
import type { SiteMirror } from "../model/settings.js";
import type { MirrorFacts } from "../model/view-elements.js";

/** Returns what pages say of a mirror besides its articles. */
export const mirrorFacts = ({ originalUrl, licence }: SiteMirror): MirrorFacts =>
  present({ originalUrl, licence });
