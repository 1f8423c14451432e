import { rememberLast } from "../lib/memoize.js";
import type { DeclaredFormat } from "../model/declared-format.js";
import type { Format } from "../model/raw-article.js";
import { declaredFrame } from "./frame/declared-frame.js";
import { frameFormat } from "./frame/frame-format.js";
import { html } from "./html.js";
import { json } from "./json.js";
import { markdown } from "./markdown.js";
import { okMirror } from "./ok-mirror.js";

/** The built-in formats, in the order in which they are asked whether a file is theirs. */
export const BUILT_IN_FORMATS: readonly Format[] = [okMirror, markdown, html, json];

/**
 * Returns all formats in the order in which they are asked: those that the settings declare, then the built-in ones. The
 * settings come as one list for a whole batch of files, and compiling takes longer than reading.
 */
export const formatsWith = rememberLast((declared: readonly DeclaredFormat[]): readonly Format[] => [
  ...declared.map((one) => frameFormat(declaredFrame(one))),
  ...BUILT_IN_FORMATS,
]);
