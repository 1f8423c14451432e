import { describe, expect, it } from "vitest";
import { checkFile } from "../../src/check/check-file.js";
import { readSiteFile } from "../../src/check/read/read-site-file.js";
import { fileDigest } from "../../src/lib/digest.js";
import type { SitePath } from "../../src/model/names.js";

const findingsIn = (file: string, text: string): string[] => {
  const base = new URL("https://mirror.example/");
  const bytes = Buffer.from(text);
  const site = readSiteFile(file as SitePath, bytes, fileDigest(bytes), base);
  return checkFile(site, () => false).map(({ rule, message }) => `${rule} ${message}`);
};

describe("a setting of a host is a finding, with its line, where it leads to another host", () => {
  it.each([
    ["_redirects", "/a /b 301", "/* https://other.example/:splat 200!"],
    ["_redirects", "https://old.example/* https://mirror.example/:splat 301!", "/a //other.example/ 302"],
    ["_headers", "/*", "  Link: <https://other.example/a.css>; rel=preload; as=style"],
    [
      "_headers",
      "  Link: </a.css>; rel=preload",
      '  NEL: {}\tReport-To: {"endpoints":[{"url":"https://r.example"}]}',
    ],
    ["_headers", "  X-Frame-Options: DENY", '  Reporting-Endpoints: csp="https://r.example/x"'],
    [
      "_headers",
      "  Content-Security-Policy: default-src 'self'",
      "  Content-Security-Policy: img-src * data:",
    ],
    [
      "_headers",
      "  Referrer-Policy: no-referrer",
      "  Content-Security-Policy: script-src 'self' cdn.other.example",
    ],
    ["_headers", "  Cache-Control: no-cache", "  Content-Security-Policy: connect-src wss: 'self'"],
    ["_headers", "  Cache-Control: no-cache", "  Content-Security-Policy: report-uri //r.example/x"],
    ["_headers", "  Cache-Control: no-cache", "  Refresh: 0;url=https://other.example/"],
    [".htaccess", "RewriteEngine On", "RewriteRule ^(.*)$ https://other.example/$1 [P]"],
    ["a/b/.htaccess", "# https://fine.example/", "Redirect 302 / http://other.example/"],
    [".htaccess", "ErrorDocument 404 /404.html", "ErrorDocument 500 https://other.example/"],
    [
      "vercel.json",
      '{ "$schema": "https://openapi.vercel.sh/vercel.json",',
      '"destination": "https:\\/\\/other.example/" }',
    ],
    [
      "netlify.toml",
      '[[redirects]]\n  from = "https://old.example/*"',
      '  to = "https://other.example/:splat"',
    ],
    ["firebase.json", "{", '"destination": "https://other.example", "type": 301 }'],
    ["web.config", "<rewrite>", '<action type="Rewrite" url="https://other.example/{R:1}" />'],
    ["vercel.json", '{ "source": "/a/(\\\\d+)",', '"destination": "https:\\u002f\\u002fother.example/" }'],
    ["netlify.toml", 'from = "/a"', 'to = "\\u002F\\u002Fother.example"'],
    ["web.config", "<rewrite>", '<action type="Redirect" url="https:&#47;&#x2f;other.example/" />'],
    ["_redirects", "/a /b", "/a https:other.example 301"],
    ["_redirects", "/a /b", "/a //\ufeffother.example 301"],
    ["_redirects", "/a /b", "/a http:\\\\other.example 301"],
    ["_headers", "/*", "  Refresh: 0; url=\\\\other.example"],
    ["_headers", "/a.js\n  SourceMap: /a.js.map", "  SourceMap: https://other.example/a.js.map"],
    ["_headers", "/*\n  X-Robots-Tag: none", '  Speculation-Rules: "/rules.json"'],
    [
      "_headers",
      "/*\n  Link: </a.css?v=1>; rel=stylesheet",
      '  link: </a.css>; rel=preload, </a.txt>; REL="stylesheet"',
    ],
    ["_headers", "/*\n  Link: </a.webmanifest>; rel=manifest", "  Link: </a.json>; rel=manifest"],
    [
      "_headers",
      "/feed.xml\n  Content-Type: application/atom+xml; charset=utf-8",
      "  Content-Type: text/html",
    ],
    [
      "_headers",
      "/a.html\n  Content-Type: text/html; charset=UTF-8",
      "  Content-Type: text/html; charset=gbk",
    ],
    [
      "_headers",
      "/a/\n  content-type: text/html\n/a.txt\n  Content-Type: text/plain",
      "  Content-Type: TEXT/HTML",
    ],
    ["_headers", "/*.js\n  Content-Type: text/javascript\n/*", "  Content-Type: application/ecmascript"],
    ["_headers", "/a.pdf\n  Content-Type: application/pdf", "  Content-Type: multipart/related"],
    ["_headers", "/a.svg\n  Content-Type: image/svg+xml\n/a.png", "  Content-Type: image/svg+xml"],
  ])("%s: %s, then %s", (file, fine, wrong) => {
    const line = fine.split("\n").length + 1;
    expect(findingsIn(file, `${fine}\n${wrong}\n`)).toEqual([`calling-host line ${line}: ${wrong.trim()}`]);
  });

  it("and so is a program that the host runs", () => {
    for (const file of ["_worker.js", "_worker.js/index.js", "a/contact.php", "a.ASPX"])
      expect(findingsIn(file, "")).toEqual(["calling-host the host runs this program"]);
    for (const file of ["assets/_worker.js", "_worker.json", "php.txt"])
      expect(findingsIn(file, "")).toEqual([]);
  });
});

it.each([
  ["_redirects", "/gone https://mirror.example/here 301 # not https://other.example/"],
  ["_headers", "  Access-Control-Allow-Origin: https://other.example"],
  ["_headers", "https://mirror.example/*\n  Content-Security-Policy: default-src 'none'; img-src 'self'"],
  [
    ".htaccess",
    "RewriteCond %{HTTP_HOST} ^http://x\nRewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R=301]",
  ],
  [".htaccess", "RewriteCond %{HTTP_HOST} ^www\\.(.+)$\nRewriteRule ^a\\/(.*)$ https://%1/$1 [R=301]"],
  ["_headers", "https://:project.pages.example/*\n  X-Robots-Tag: noindex"],
  [".htaccess", "RewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}]"],
  ["vercel.json", '{ "source": "/(\\\\w+)\\\\.html", "key": "&#99999999;" }'],
  ["netlify.toml", "[build]\n  # see https://docs.example/\n  publish = 'site'"],
  ["web.config", '<configuration xmlns="http://schemas.example/config" />'],
  ["docs/vercel.json", '{ "destination": "https://other.example/" }'],
])("a setting that stays on the host, or no host reads, is no finding: %s %s", (file, text) => {
  expect(findingsIn(file, text)).toEqual([]);
});
