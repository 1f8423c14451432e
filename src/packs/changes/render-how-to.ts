import { escapeHtml } from "../../formats/markdown/body/escape-html.js";
import { directionOf } from "../../lib/text/direction.js";
import type { SiteSettings } from "../../model/settings.js";
import { BookWords } from "../book/book-words.js";
import type { SiteChanges } from "./diff-manifests.js";
import { REMOVED, SITE_FOLDER } from "./write-changes.js";

const STYLE =
  "body { max-width: 40em; margin: 1em auto; padding: 0 1em; line-height: 1.6 } code, pre { white-space: pre-wrap; overflow-wrap: anywhere }";

/** What a reader is told of a pack of changes. */
interface HowTo {
  /** Its file name. */
  readonly name: string;
  readonly changes: SiteChanges;
  /** The SHA-256 of the manifest of the copy that it is for. */
  readonly from: string;
}

/** Renders the page that tells a reader how to bring a copy up to date. Pure. */
export function renderHowTo({ name, changes, from }: HowTo, { title, lang, messages }: SiteSettings): string {
  const { text } = new BookWords(messages);
  const heading = text("changes.title", { site: title });
  const commands = [`newsmirror apply ${name} COPY`, "newsmirror verify COPY"].map(
    (command) => `<pre>${escapeHtml(command)}</pre>`,
  );
  return `<!doctype html>
<html lang="${escapeHtml(lang)}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${heading}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${heading}</h1>
<p>${text("changes.what", { changed: changes.changed.length, removed: changes.removed.length })}</p>
<p>${text("changes.from")} <code>${escapeHtml(from)}</code></p>
<h2>${text("changes.withProgram")}</h2>
<p>${text("changes.checks")}</p>
${commands[0]}
<h2>${text("changes.byHand")}</h2>
<ol>
<li>${text("changes.copy", { folder: SITE_FOLDER })}</li>
<li>${text("changes.remove", { list: REMOVED })}</li>
<li>${text("changes.verify")}${commands[1]}</li>
</ol>
</body>
</html>
`;
}
