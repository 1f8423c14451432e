import type { Format } from "../model/raw-article.js";
import { html } from "./html.js";
import { markdown } from "./markdown.js";
import { okMirror } from "./ok-mirror.js";

/** All formats, in the order in which they are asked whether a file is theirs. */
export const FORMATS: readonly Format[] = [okMirror, markdown, html];
