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

const U = "https://t.example/a";
const AZURE = "staticwebapp.config.json";

describe("settings in which another host, another kind of a file or a program hides are findings", () => {
  it.each([
    [
      "vercel.json",
      `{"h":[{"key":"Access-Control-Allow-Origin","value":"*"},{"key":"Link","value":"<${U}>; rel=preload"}]}`,
    ],
    [AZURE, `{"globalHeaders":{"Access-Control-Allow-Origin":"*","Link":"<${U}>; rel=preload"}}`],
    [".htaccess", "RewriteRule ^ https://%{HTTP_HOST}.t.example/ [R]"],
    [".htaccess", "RewriteRule ^ https://%1@t.example/ [R]"],
    [".htaccess", "RewriteRule ^ http://%{QUERY_STRING}/ [R]"],
    ["_redirects", "/go/* https://:splat 302"],
    ["_redirects", "/a/:x https://:x.example/ 302"],
    ["web.config", '<action type="Redirect" url="https://{R:1}/" />'],
    [
      "vercel.json",
      '{"headers":[{"headers":[{"value":"text/html","key":"Content-Type"}],"source":"/a.txt"}]}',
    ],
    [
      "firebase.json",
      '{"headers":[{"source":"**",\n"headers":[{"key":"content-type",\n"value":"multipart/x"}]}]}',
    ],
    [
      "serve.json",
      '{"headers":[{"source":"**/*.txt","headers":[{"key":"Content-Type","value":"text/html"}]}]}',
    ],
    [AZURE, '{"mimeTypes":{".html":"text/html",".txt":"text/html"}}'],
    [AZURE, '{"globalHeaders":{"Link":"</a.txt>; rel=stylesheet"}}'],
    ["web.config", '<mimeMap fileExtension=".txt" mimeType="text/html" />'],
    ["web.config", '<mimeMap\n  mimeType="image/svg+xml"\n  fileExtension=".png" />'],
    ["web.config", '<add name="Link" value="&lt;/a.txt&gt;; rel=stylesheet" />'],
    ["web.config", '<add name="x" path="*.txt" verb="*" type="System.Web.UI.PageHandlerFactory" />'],
    ["netlify.toml", '[[headers]]\n for = "/a.txt"\n [headers.values]\n Content-Type = "text/html"'],
    ["netlify.toml", 'headers = [{ for = "/x", values = { X = "y", Speculation-Rules = "a" } }]'],
    [".htaccess", "AddType text/html .html .txt"],
    [".htaccess", "AddType \\\n  text/html txt"],
    [".htaccess", "ForceType image/svg+xml"],
    [".htaccess", '<Files "a.txt">\nHeader always set Content-Type "text/html"\n</Files>'],
    [".htaccess", '<FilesMatch "\\.(?:html|txt)$">\nForceType text/html\n</FilesMatch>'],
    [".htaccess", '<FilesMatch "\\.html$">\nForceType text/html\n</FilesMatch>\nDefaultType text/html'],
    [".htaccess", "RewriteRule ^a$ - [L,T=text/html]"],
    [".htaccess", 'Header set Link "</a.txt>; rel=\\"stylesheet\\""'],
    [".htaccess", "Header set Alt-Svc 'h3=\"t.example:443\"'"],
    ["_headers", '/*\n  Alt-Svc: h2="t.example:443"; ma=60'],
    ["_headers", "/*\n  X-DNS-Prefetch-Control: on"],
    ...[
      "AddHandler cgi-script .txt",
      "SetHandler application/x-httpd-php",
      "AddOutputFilter INCLUDES .html",
      "Options -Indexes +Includes",
      "XBitHack on",
      "Action text/html /run",
      "php_value auto_prepend_file a.txt",
      "AddCharset gbk .html",
      "AddDefaultCharset iso-2022-jp",
    ].map((line): [string, string] => [".htaccess", line]),
    ["a/form.phar", ""],
    ["a/form.fcgi", ""],
  ])("%s: %s", (file, text) => {
    const rules = findingsIn(file, text).map((finding) => finding.split(" ")[0]);
    // A variable in the place of a host makes it no address.
    const isVariable = /\/\/[%:{]/.test(text) && !text.includes("@");
    expect(new Set(rules)).toEqual(new Set([isVariable ? "bad-address" : "calling-host"]));
  });

  it("with the line on which a tag or a directive of several lines begins", () => {
    expect(findingsIn(".htaccess", "# a\nAddType \\\n text/css css\nForceType text/html\n")).toEqual([
      "calling-host line 4: ForceType text/html",
    ]);
  });
});

it.each([
  [
    "vercel.json",
    `{"headers":[{"source":"/(.*).html","headers":[{"key":"Content-Type","value":"text/html; charset=utf-8"},{"key":"Access-Control-Allow-Origin","value":"${U}"},{"key":"Link","value":"</a.css>; rel=preload"}]}]}`,
  ],
  ["vercel.json", '{"redirects":[{"source":"/alt-svc","destination":"/link"}],"trailingSlash":false}'],
  [
    "firebase.json",
    '{"headers":[{"source":"/feed.xml","headers":[{"key":"Content-Type","value":"text/xml"}]}]}',
  ],
  [
    AZURE,
    '{"mimeTypes":{".webmanifest":"application/manifest+json",".xml":"text/xml",".avif":"image/avif"}}',
  ],
  [
    ".htaccess",
    "AddType text/html .html htm\nAddType image/svg+xml .svg\nAddType application/atom+xml xml .atom",
  ],
  [".htaccess", '<FilesMatch "\\.(?:html|htm)$">\nForceType "text/html; charset=utf-8"\n</FilesMatch>'],
  [
    ".htaccess",
    '<Files "feed.xml">\nForceType application/atom+xml\n</Files>\nOptions -Indexes -Includes -ExecCGI',
  ],
  [
    ".htaccess",
    "SetHandler none\nAddOutputFilterByType DEFLATE text/html\nAddDefaultCharset UTF-8\nAddCharset utf-8 .css",
  ],
  [".htaccess", "Header set Alt-Svc clear\nHeader set Alt-Svc 'h3=\":443\"'\n# AddType text/html .txt"],
  [".htaccess", "RewriteRule ^ https://%{HTTP_HOST}:8443/x [R]\nRewriteRule ^ https://%1%{REQUEST_URI} [R]"],
  [
    "netlify.toml",
    '[[headers]]\nfor = "/*.html"\n[headers.values]\nContent-Type = "text/html"\nX-Frame-Options = "DENY"',
  ],
  [
    "web.config",
    '<mimeMap fileExtension=".css" mimeType="text/css" />\n<add name="Referrer-Policy" value="no-referrer" />',
  ],
  ["_headers", '/*\n  Alt-Svc: h3=":443"\n  X-DNS-Prefetch-Control: off'],
])("a header or a type that changes nothing is no finding: %s %s", (file, text) => {
  expect(findingsIn(file, text)).toEqual([]);
});

it("settings that are written to keep the check busy take it time that grows with their length", () => {
  const repeated = [
    "<\n",
    "a",
    "link ",
    "[{",
    'link "',
    "<add path= ",
    "path= type ",
    'mimetype="a" ',
    "a\\\n",
  ];
  for (const text of repeated) {
    const start = performance.now();
    for (const file of [".htaccess", "web.config", "vercel.json"]) findingsIn(file, text.repeat(20_000));
    expect(performance.now() - start, text).toBeLessThan(20_000);
  }
});
