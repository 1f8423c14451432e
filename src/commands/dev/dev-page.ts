import { escapeHtml } from "../../formats/markdown/body/escape-html.js";

/** The address below which the dev server answers for itself. No file of a site has such an address. */
export const DEV_PREFIX = "/.newsmirror/";

/** What a page that is open in a browser has to know. */
export interface DevState {
  /** Another one after each build whose pages are to be shown. */
  readonly pages: string;
  /** Another one after each change of a stylesheet. */
  readonly styles: string;
  /** What the last build complained of; an empty text where it did not. */
  readonly report: string;
  /** Whether the last build failed. */
  readonly hasFailed: boolean;
}

/** Shown where the site has no page: before the first build, or after one that failed. */
const EMPTY_PAGE = `<!doctype html>
<html>
<head><meta charset="utf-8"><title>newsmirror dev</title></head>
<body><p>There is no such page. The page reloads after the next build.</p></body>
</html>`;

/**
 * Returns a page as the dev server sends it: with the script that reloads it, and with the last build's complaints. Its
 * Content-Security-Policy lets the script connect to the server that sent the page, and is unchanged otherwise.
 * @param html a page of the site; undefined where there is none
 */
export function devPage(html: string | undefined, state: DevState): string {
  const query = new URLSearchParams({ pages: state.pages, styles: state.styles });
  const head = [
    `<link rel="stylesheet" href="${DEV_PREFIX}dev.css">`,
    `<script src="${DEV_PREFIX}live-reload.js?${query.toString().replaceAll("&", "&amp;")}" defer></script>`,
  ].join("\n");
  return withRelaxedPolicy(html ?? EMPTY_PAGE)
    .replace("</head>", () => `${head}\n</head>`)
    .replace(/<body[^>]*>/, (body) => `${body}\n${reportElement(state)}`);
}

const withRelaxedPolicy = (html: string): string =>
  html.replace(
    /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"/,
    (whole, start: string, policy: string) =>
      /\bconnect-src\b/.test(policy) ? whole : `${start}${policy}; connect-src 'self'"`,
  );

function reportElement({ report, hasFailed }: DevState): string {
  if (report === "") return "";
  const summary = hasFailed ? "The build failed. This page is older." : "The build complained.";
  return [
    `<details class="newsmirror-report" role="alert"${hasFailed ? " open" : ""}>`,
    `<summary>${summary}</summary>`,
    `<pre>${escapeHtml(report)}</pre>`,
    "</details>",
  ].join("\n");
}
