import { describe, expect, it } from "vitest";
import { devPage } from "../../src/commands/dev/dev-page.js";
import { CONTENT_SECURITY_POLICY } from "../../src/lib/policy.js";

const STATE = { pages: "7.1", styles: "7.0", report: "", hasFailed: false };
const page = (policy: string): string =>
  `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Ferry</title></head><body class="article"><main>$& text</main></body></html>`;

describe("devPage", () => {
  it.each([
    [
      "allows connections to the server",
      CONTENT_SECURITY_POLICY,
      `${CONTENT_SECURITY_POLICY}; connect-src 'self'`,
    ],
    ["leaves a policy that speaks of connections", "connect-src 'self'", "connect-src 'self'"],
  ])("%s", (_, policy, relaxed) => {
    const sent = devPage(page(policy), STATE);
    expect(sent).toContain(`content="${relaxed}"`);
    expect(sent.split("Content-Security-Policy")).toHaveLength(2);
  });

  it("adds the script with what the page shows, and changes nothing else", () => {
    const sent = devPage(page("default-src 'none'"), STATE);
    expect(sent).toContain('src="/.newsmirror/live-reload.js?pages=7.1&amp;styles=7.0"');
    expect(sent).toContain('<body class="article">\n<main>$& text</main>');
    expect(sent).not.toMatch(/<script(?![^>]* src=)|<style|newsmirror-report/);
  });

  it.each([
    [true, '<details class="newsmirror-report" role="alert" open>'],
    [false, '<details class="newsmirror-report" role="alert">'],
  ])("shows a report as text, open where the build failed (%s)", (hasFailed, element) => {
    const sent = devPage(page(""), { ...STATE, report: "a <script>&amp; $& b", hasFailed });
    expect(sent).toContain(`<body class="article">\n${element}`);
    expect(sent).toContain("<pre>a &lt;script&gt;&amp;amp; $&amp; b</pre>");
  });

  it("makes a page where the site has none", () => {
    expect(devPage(undefined, { ...STATE, report: "no content" })).toMatch(/live-reload\.js.*no content/s);
  });
});
