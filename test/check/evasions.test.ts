import { describe, expect, it } from "vitest";
import { checkFile } from "../../src/check/check-file.js";
import { readSiteFile } from "../../src/check/read/read-site-file.js";
import type { Example } from "../../src/check/rules/rule.js";
import { fileDigest } from "../../src/lib/digest.js";
import type { SitePath } from "../../src/model/names.js";
import { brokenRules, pageWith, writeSite } from "./small-site.js";

const T = "//t.example/a.png";

const page = (markup: string): Example => ({ page: markup });
const css = (text: string): Example => ({ files: { "style.css": text } });
const file = (name: string, text: string): Example => ({ files: { [name]: text } });
const svg = (markup: string, attributes = ""): Example =>
  file("a.svg", `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${markup}</svg>`);
const feed = (markup: string, attributes = ""): Example =>
  file("feed.xml", `<?xml version="1.0" encoding="utf-8"?>\n<feed ${attributes}>${markup}</feed>`);

const jsonFeed = (fields: object): Example =>
  file("feed.json", JSON.stringify({ version: "https://jsonfeed.org/version/1.1", ...fields }));

const html = (markup: string): string => `<x xmlns:h="http://www.w3.org/1999/xhtml">${markup}</x>`;
const content = (html: string): string => `<content type="html">${html.replaceAll("<", "&lt;")}</content>`;
const entry = (html: string): Example => feed(content(html));

/** What holds CSS, each with what takes a style to the place. */
const STYLED: Readonly<Record<string, (declarations: string, rules: string) => Example>> = {
  "a stylesheet": (_, rules) => css(rules),
  "a style element": (_, rules) => page(`<style>${rules}</style>`),
  "a style element of SVG": (_, rules) => page(`<svg><style>${rules}</style></svg>`),
  "a style attribute": (declarations) =>
    page(`<p style="${declarations.replaceAll('"', "&quot;")}">text</p>`),
};

/** Declarations that load from another host. */
const LOADS: Readonly<Record<string, string>> = {
  "an address without quotes": `background:url(${T})`,
  "an address in quotes": `background:url("${T}")`,
  "line ends before the address": `background:url(${"\n".repeat(21)}"${T}")`,
  "line ends before an address without quotes": `background:url(${"\n".repeat(21)}${T})`,
  "escapes in the function": `background:u\\72l(${T})`,
  "an escape of six digits": `background:\\000075rl(${T})`,
  "capitals in the function": `background:URL(${T})`,
  "escapes in the address": "background:url(\\2f\\2ft.example/a.png)",
  "a quote in a string before it": `content:"\\"";background:image-set("${T}" 1x)`,
  "an apostrophe in a string before it": `content:'\\'';background:image-set('${T}' 1x)`,
  "a closed block in a string before it": `content:"\\"}p{";background:image-set("${T}" 1x)`,
  "a string that goes on in the next line": `background:image-set("//t\\\n.example/a.png" 1x)`,
  "a comment before it": `background:/*"*/url(${T})`,
  "a comment between function and string": `background:image-set(/*(*/"${T}"/*)*/ 1x)`,
  "a prefixed set": `background:-webkit-image-set(url(${T}) 1x)`,
  "a set of strings behind a type": `background:image-set("icon.svg" type("image/png") 1x,"${T}" 2x)`,
  "a fade": `background:cross-fade(url(${T}),red)`,
  "a prefixed fade": `background:-webkit-cross-fade(url(${T}),url(icon.svg),50%)`,
  "src()": `background:src("${T}")`,
  "a cursor": `cursor:url(${T}),auto`,
  "a custom property": `--a:url(${T});background:var(--a)`,
  "a string in a custom property": `--a:"${T}";background:image-set(var(--a) 1x)`,
  "a string in a fallback": `background:image-set(var(--a,"${T}") 1x)`,
  "a mask": `mask:url(${T}#a)`,
  "a filter": `filter:url(${T}#a)`,
  "a shape": `shape-outside:url(${T})`,
  "a list style": `list-style:url(${T})`,
  "white space before the host": `background:url("\\a  \t${T}")`,
  "three slashes": `background:image-set("/${T}" 1x)`,
  backslashes: `background:image-set("\\\\\\\\t.example/a.png" 1x)`,
  "a string with a mark that browsers pass over": `--a:"//\\feff t.example/a.png";background:image-set(var(--a) 1x)`,
  "a string with a blank for a user": `--a:"// @t.example/a.png";background:image-set(var(--a) 1x)`,
  "a string behind square brackets": `--a:[)]"${T}";background:image-set(var(--a) 1x)`,
  "a function in square brackets": `--a:[image-set("${T}" 1x)];background:var(--a)`,
  "a function whose name is a square bracket": `--a:var(--b,\\[()) "${T}";background:image-set(var(--a) 1x)`,
  "a namespace in a fallback": `--a:red;background:var(--a,(;@namespace)) url(${T})`,
  "a function in a function": `background:calc(url(${T}))`,
  "what an old browser reads": `behavior:url(${T})`,
};

/** Whole stylesheets that load from another host. */
const LOADING_RULES: Readonly<Record<string, string>> = {
  "an import of a string": `@import "${T}";`,
  "an import without a space": `@import'${T}';`,
  "an import of an address": `@import url(${T}) screen;`,
  "an import with escapes": `@\\69mport "${T}";`,
  "an import behind a comment": `@import/**/"${T}";`,
  "an import behind a namespace": `@namespace a url(http://www.w3.org/2000/svg);@import "${T}";`,
  "a load behind a namespace without an end": `p{@namespace a}q{background:url(${T})}`,
  "a font": `@font-face{font-family:a;src:local("a"),url(${T}) format("woff2")}`,
  "a load in a condition": `@supports (a:b){@media print{p{background:url(${T})}}}`,
  "a load in nested rules": `p{& q{background:url(${T})}}`,
  "the quote of the report": `p{content:"\\""}p{background:image-set("${T}" 1x)}`,
  "the apostrophe of the report": `p{content:'\\''}p{background:image-set('${T}' 1x)}`,
  "a load behind a namespace that is a fallback": `p{background:var(--a,@namespace) url(${T})}`,
  "a load behind a namespace in a block of a fallback": `p{background:var(--a,{}@namespace) url(${T})}`,
  "a load behind an open string": `p{content:"\n}q{background:url(${T})}`,
  "a load without an end": `p{background:url(${T}`,
  "a load behind a bad address": `p{background:url(a b)}q{background:url(${T})}`,
  "a string that ends with the file": `p{background:image-set("${T}`,
};

describe("a load from another host is found in a style", () => {
  const cases = Object.entries(STYLED).flatMap(([where, example]) => [
    ...Object.entries(LOADS).map(([name, style]) => [where, name, example(style, `p{${style}}`)] as const),
    ...(where.includes("attribute")
      ? []
      : Object.entries(LOADING_RULES).map(([name, rules]) => [where, name, example("", rules)] as const)),
  ]);
  it.each(cases)("%s: %s", async (_, __, example) => {
    expect(await brokenRules(writeSite(example))).toContain("remote-load");
  });

  it.each(Object.entries(LOADS))("an SVG of its own: %s", async (_, style) => {
    const markup = `<style><![CDATA[p{${style}}]]></style>`;
    expect(await brokenRules(writeSite(svg(markup)))).toEqual(["active-svg"]);
    const attribute = `<path style="${style.replaceAll('"', "&quot;").replaceAll("\n", "&#10;")}"/>`;
    expect(await brokenRules(writeSite(svg(attribute)))).toEqual(["active-svg"]);
  });
});

it("links of a feed in JSON, and data in JSON, load nothing", async () => {
  const links = { home_page_url: `https:${T}`, items: [{ url: `https:${T}`, external_url: `https:${T}` }] };
  for (const example of [jsonFeed(links), file("data.json", `{"icon":"${T}"`)])
    expect(await brokenRules(writeSite(example))).toEqual([]);
});

describe("markup that loads nothing is let be", () => {
  it.each<[string, Example]>([
    [
      "an address in the label of a drawing",
      page('<svg role="img" aria-label="see \'https://t.example/\'"></svg>'),
    ],
    ["comments", page(`<!-- <img src="${T}"> --><!-- [if IE]><img src="${T}"><![endif] -->`)],
    ["choices", page("<form><select><option>a</option><option selected>b</option></select></form>")],
    [
      "a task for Windows",
      page('<meta name="msapplication-task" content="name=a; action-uri=./index.html; icon-uri=icon.svg">'),
    ],
    ["a link that is a fact about the page", page(`<link itemprop="url" href="https:${T}">`)],
    [
      "links that browsers do not load",
      page(
        ["help", "shortlink", "amphtml", "publisher"]
          .map((rel) => `<link rel="${rel}" href="https:${T}">`)
          .join(""),
      ),
    ],
    ["compressed files of their own", file("data.json.gz", "x")],
    ["a compressed file of another one that is not there", file("a.html.gz", "x")],
    ["a feed without a declaration", file("a.rss", "<rss><channel><title>text</title></channel></rss>")],
    ["a playlist", file("a.asx", "<asx><title>text</title></asx>")],
  ])("%s", async (_, example) => {
    expect(await brokenRules(writeSite(example))).toEqual([]);
  });
});

describe("a style that loads nothing from elsewhere is let be", () => {
  it.each<[string, string]>([
    ["a namespace", "@namespace svg url(http://www.w3.org/2000/svg); p{color:red}"],
    ["a namespace by a string", '@namespace "http://www.w3.org/1999/xhtml"; p{color:red}'],
    ["words with a colon", 'p::before{content:"Note: text"}'],
    ["slashes", 'p::before{content:" // "}'],
    ["what links begin with", `a[href^="https://"]:not([href^='${T}'],[href^=\\/\\/])::after{content:"↗"}`],
    ["a namespace as an attribute", '[xmlns="http://www.w3.org/2000/svg"],img[src^="data:image"]{color:red}'],
    ["a file of the site", "p{background:url(icon.svg)}"],
    ["a set of files of the site", 'p{background:image-set("icon.svg" type("image/svg+xml") 1x)}'],
    ["an address in a comment", `p{color:red}/* url(${T}) */`],
    ["a part of the page", "p{fill:url(#a)}"],
  ])("%s", async (_, rules) => {
    expect(await brokenRules(writeSite(css(rules)))).toEqual([]);
  });
});

/** What was put into a sound site, the rule that finds it, and rules that find something as well. */
type Case = readonly [rule: string, name: string, example: Example, ...along: string[]];
const CASES: readonly Case[] = [
  ["remote-load", "a picture", page('<img src="https://t.example/a.png" alt="">')],
  ["remote-load", "a picture by the scheme of the page", page('<img src="//t.example/a.png" alt="">')],
  ["remote-load", "a picture behind backslashes", page('<img src="\\\\t.example/a.png" alt="">')],
  ["remote-load", "a picture behind white space", page('<img src=" ht\ntps://t.example/a.png" alt="">')],
  [
    "remote-load",
    "the host that check takes for its own",
    page('<img src="//site.invalid/a/b/c/d/e/f/icon.svg" alt="">'),
  ],
  [
    "remote-load",
    "a picture in a set",
    page('<img src="icon.svg" srcset="icon.svg 1x,https://t.example/a.png 2x" alt="">'),
  ],
  ["remote-load", "a preview", page('<video poster="https://t.example/a.png"></video>')],
  ["remote-load", "a sound", page('<audio><source src="https://t.example/a.mp3"></audio>')],
  ["remote-load", "subtitles", page('<video><track src="https://t.example/a.vtt"></video>')],
  ["remote-load", "a stylesheet", page('<link rel="stylesheet" href="https://t.example/a.css">')],
  ["remote-load", "a prefetch", page('<link rel="prefetch" href="https://t.example/a.html">')],
  ["remote-load", "a preconnect", page('<link rel="preconnect" href="https://t.example">')],
  ["remote-load", "a lookup", page('<link rel="dns-prefetch" href="//t.example">')],
  [
    "remote-load",
    "a preload",
    page('<link rel="preload" as="image" imagesrcset="https://t.example/a.png 1x">'),
  ],
  [
    "remote-load",
    "a stylesheet in disguise",
    page('<link rel="alternate stylesheet" href="https://t.example/a.css">'),
  ],
  [
    "remote-load",
    "a page that Firefox loads ahead",
    page('<link rel="next" href="https://t.example/a.html">'),
  ],
  [
    "remote-load",
    "a picture for the start of Windows",
    page('<meta name="msapplication-TileImage" content="https://t.example/a.png">'),
  ],
  ...["badge", "notification", "task"].map(
    (name): Case => [
      "remote-load",
      `an address in the fields of a ${name} for Windows`,
      page(
        `<meta name="msapplication-${name}" content="frequency=30; polling-uri=https:${T}; icon-uri2=https:${T}">`,
      ),
    ],
  ),
  [
    "forbidden-element",
    "a banner of a store of apps",
    page('<meta name="apple-itunes-app" content="app-id=1">'),
  ],
  ...["index.html.gz", "index.html.BR", "icon.svg.zst"].map(
    (name): Case => [
      "foreign-document",
      `a compressed file that stands for another: ${name}`,
      file(name, "x"),
    ],
  ),
  ...["a.shtm", "a.stm", "a.iqy", "a.application"].map(
    (name): Case => ["foreign-document", `a document with the ending of ${name}`, file(name, "x")],
  ),
  [
    "remote-load",
    "a picture of a podcast",
    file("a.xml", '<rss xmlns:i="urn:i"><channel><i:image href="https://t.example/a.png"/></channel></rss>'),
  ],
  [
    "remote-load",
    "a picture of HTML in XML",
    file("a.xml", `<x><h:img xmlns:h="http://www.w3.org/1999/xhtml" srcset="${T} 1x"/></x>`),
  ],
  [
    "remote-load",
    "a style of HTML in XML",
    file("a.xml", `<x><h:p xmlns:h="http://www.w3.org/1999/xhtml" style="background:url(${T})"/></x>`),
  ],
  [
    "remote-load",
    "a picture of SVG in XML",
    file("a.xml", `<svg xmlns="http://www.w3.org/2000/svg"><image href="${T}"/></svg>`),
  ],
  [
    "foreign-document",
    "a script of HTML in XML",
    file("a.xml", '<html xmlns="http://www.w3.org/1999/xhtml"><script>1</script></html>'),
  ],
  [
    "foreign-document",
    "a script of SVG in XML",
    file("a.xml", '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
  ],
  [
    "foreign-document",
    "a handler of HTML in XML",
    file("a.xml", '<h:body xmlns:h="http://www.w3.org/1999/xhtml" onload="1"/>'),
  ],
  [
    "foreign-document",
    "a page without an ending",
    file("page", " <!DOCTYPE html><script src=//t.example></script>"),
  ],
  ["foreign-document", "a page with an unknown ending", file("a.html~", "<script>1</script>")],
  ["foreign-document", "XML with an unknown ending", file("a.kml", '<?xml version="1.0"?><kml/>')],
  ["foreign-document", "a page that begins with a picture", file("page", `<img src=${T}>`)],
  ["foreign-document", "a page behind much white space", file("page", `${" ".repeat(1400)}<p>text</p>`)],
  ["foreign-document", "a mail with a picture", file("letter.eml", `<img src="${T}">`)],
  ["foreign-document", "a refresh of HTML in XML", file("a.xml", html('<h:meta http-equiv="refresh"/>'))],
  [
    "foreign-document",
    "a refresh of HTML in XML that a foreign attribute hides",
    file("a.xml", html('<h:meta xmlns:p="urn:p" p:http-equiv="content-type" http-equiv="refresh"/>')),
  ],
  ...["a.md", "a.map", "a.cjs", "a.mjs", "a.ics", "a.m3u", "a.rss", "a.wasm"].map(
    (name): Case => [
      "foreign-document",
      `a page by the name ${name}`,
      file(name, "<body><p>text</p></body>"),
    ],
  ),
  [
    "foreign-document",
    "a script of HTML in a playlist",
    file(
      "a.xspf",
      '<?xml version="1.0"?><playlist><h:script xmlns:h="http://www.w3.org/1999/xhtml"/></playlist>',
    ),
  ],
  ["foreign-document", "XML as a playlist of another kind", file("a.asx", '<?xml version="1.0"?><asx/>')],
  ["foreign-document", "a ping of HTML in XML", file("a.xml", html(`<h:a ping="${T}"/>`))],
  ["foreign-document", "a form's address of HTML in XML", file("a.xml", html(`<h:p formaction="${T}"/>`))],
  ["foreign-document", "a page behind a byte order mark", file("page", "\ufeff<html><script>1</script>")],
  [
    "html-in-feed",
    "a picture in a description of RSS",
    file("a.xml", `<rss><channel><description>&lt;img src="${T}"&gt;</description></channel></rss>`),
  ],
  [
    "html-in-feed",
    "a picture in an article of RSS",
    file(
      "a.xml",
      `<rss xmlns:c="urn:c"><item><c:encoded><![CDATA[<img src="${T}">]]></c:encoded></item></rss>`,
    ),
  ],
  ["remote-load", "a form", page('<form action="https://t.example/"></form>')],
  ["remote-load", "a background", page('<table background="https://t.example/a.png"></table>')],
  ["remote-load", "an SVG image", page('<svg><image xlink:href="https://t.example/a.png"/></svg>')],
  ["remote-load", "a use of SVG", page('<svg><use href="https://t.example/a.svg#x"/></svg>')],
  ["remote-load", "an attribute of SVG that is a style", page(`<svg><rect fill="url(${T}#x)"/></svg>`)],
  ["remote-load", "a mathematical link", page('<math href="https://t.example/a"><mi>x</mi></math>')],
  [
    "remote-load",
    "a picture without scripts",
    page('<noscript><img src="https://t.example/a.png" alt=""></noscript>'),
  ],
  [
    "remote-load",
    "a picture in a template",
    page('<template><img src="//t.example/a.png" alt=""></template>'),
  ],
  [
    "remote-load",
    "an icon of the web app",
    file("site.webmanifest", '{"icons":[{"src":"https://t.example/a.svg"}]}'),
  ],
  ["remote-load", "the logo of a feed", feed("<logo>https://t.example/a.png</logo>")],
  ["remote-load", "an enclosure of a feed", feed('<link rel="enclosure" href="https://t.example/a.mp3"/>')],
  [
    "remote-load",
    "a picture by the site's own address",
    {
      files: {
        "index.html": pageWith("<p>text</p>", '<link rel="canonical" href="https://own.example/index.html">'),
        "page.html": pageWith('<img src="https://own.example/icon.svg" alt="">'),
      },
    },
  ],
  ["remote-load", "a picture in a list of choices", page(`<select><img src="${T}" alt=""></select>`)],
  ["remote-load", "a style in a choice", page(`<select><option><style>@import "${T}"</style></select>`)],
  [
    "remote-load",
    "a picture without scripts in a list of choices",
    page(`<select><noscript><img src="${T}" alt=""></noscript></select>`),
  ],
  [
    "remote-load",
    "a stylesheet of HTML in XML that a foreign attribute hides",
    file("a.xml", html(`<h:link xmlns:p="urn:p" p:rel="alternate" rel="stylesheet" href="${T}"/>`)),
  ],
  ["forbidden-element", "a frame in a list of choices", page("<select><iframe></iframe></select>")],
  ["inline-handler", "a handler in a list of choices", page('<select><svg onload="1"></svg></select>')],
  [
    "remote-load",
    "a picture in a conditional comment",
    page(`<!--[if IE]><img src="${T}" alt=""><![endif]-->`),
  ],
  ["forbidden-element", "another base in SVG", page('<svg xml:base="a/"><image href="icon.svg"/></svg>')],
  ["forbidden-element", "another base in a formula", page('<math xml:base="a/"></math>')],
  ["forbidden-element", "a frame", page("<iframe></iframe>")],
  ["forbidden-element", "an object", page("<object></object>")],
  ["forbidden-element", "a plugin", page("<embed>")],
  ["forbidden-element", "another base", page('<base href="index.html">')],
  ["forbidden-element", "a refresh", page('<meta http-equiv="refresh" content="0; url=https://t.example/">')],
  ["forbidden-element", "a ping", page('<a href="index.html" ping="https://t.example/">text</a>')],
  [
    "forbidden-element",
    "an animation of a link",
    page('<svg><a href="index.html"><animate attributeName="href" values="//t.example"/></a></svg>'),
  ],
  ["remote-load", "the next part of a feed", feed('<link rel="next" href="https://t.example/a.xml"/>')],
  ["remote-load", "a hub of a feed", feed('<link rel="hub" href="https://t.example/"/>')],
  ["remote-load", "another server for a feed", feed('<cloud domain="t.example" path="/"/>')],
  [
    "remote-load",
    "another address of a podcast",
    file("a.xml", '<rss xmlns:i="urn:i"><i:new-feed-url>https://t.example/</i:new-feed-url></rss>'),
  ],
  [
    "remote-load",
    "the host of a search in the browser",
    file(
      "a.xml",
      '<OpenSearchDescription><Url template="https://t.example/?q={x}"/></OpenSearchDescription>',
    ),
  ],
  [
    "remote-load",
    "the icon of a search in the browser",
    file("a.xml", "<OpenSearchDescription><Image>https://t.example/a</Image></OpenSearchDescription>"),
  ],
  [
    "remote-load",
    "a web app's address by any name",
    file("a.webmanifest", '{"note_taking":{"new_note_url":"https://t.example/"},"x":["https://t.example/"]}'),
  ],
  ["html-in-feed", "HTML", feed('<title type="html">text</title>')],
  ["html-in-feed", "a script in an entry", entry("<script>1</script>")],
  ["html-in-feed", "a handler in an entry", entry('<p onclick="1">text</p>')],
  ["html-in-feed", "a handler of an entry's body", entry('<body onload="1">text')],
  ["html-in-feed", "a picture of another host in an entry", entry('<img src="https://t.example/a.png">')],
  [
    "html-in-feed",
    "a picture of another host behind the site's address",
    feed(
      `<link rel="self" href="https://m.example/feed.xml"/>${content('<img src="https://m.example///t.example/a.png">')}`,
    ),
  ],
  ["html-in-feed", "an entry as XHTML", feed('<content type="xhtml">text</content>')],
  ["html-in-feed", "another base for addresses", feed('<title xml:base="https://t.example/">text</title>')],
  [
    "foreign-script",
    "a script of another host",
    page('<script src="https://t.example/a.js"></script>'),
    "remote-load",
  ],
  ["foreign-script", "a script by another name", page('<script src="icon.svg"></script>')],
  [
    "foreign-script",
    "a script in SVG",
    page('<svg><script href="https://t.example/a.js"></script></svg>'),
    "remote-load",
  ],
  [
    "foreign-script",
    "a script that the manifest does not name",
    { files: { "x.js": "1" }, listed: {} },
    "extra-file",
  ],
  ["inline-script", "a script", page("<script>1</script>")],
  ["inline-script", "a module", page('<script type="module">1</script>')],
  ["inline-script", "data that is none", page('<script type="application/ld+json">alert(1)</script>')],
  ["inline-script", "a script in a template", page("<template><script>1</script></template>")],
  ["inline-script", "a script in SVG", page("<svg><script>1</script></svg>")],
  ["inline-script", "a script whose address has no effect", page('<script href="icon.svg">1</script>')],
  [
    "inline-script",
    "a script in SVG whose address has no effect",
    page('<svg><script src="icon.svg">1</script></svg>'),
  ],
  ["inline-handler", "a handler", page('<p onclick="1">text</p>')],
  ["inline-handler", "a handler in capitals", page('<p ONMOUSEOVER="1">text</p>')],
  ["inline-handler", "a handler in SVG", page('<svg onload="1"></svg>')],
  [
    "inline-handler",
    "a handler where one parser sees text",
    page('<svg><style><img src="#" onerror="1"></style></svg>'),
  ],
  ["bad-address", "a script", page('<a href="javascript:alert(1)">text</a>')],
  ["bad-address", "a script in pieces", page('<a href="java\tscr&#10;ipt:alert(1)">text</a>')],
  ["bad-address", "data", page('<a href="data:text/html,text">text</a>')],
  ["bad-address", "a script of Microsoft's", page('<a href="vbscript:1">text</a>')],
  ["bad-address", "a picture of data", page('<img src="data:image/png;base64,AAAA" alt="">')],
  ["bad-address", "a picture of data in a style", css("p{background:url(data:image/png;base64,AAAA)}")],
  ["bad-address", "an address that is a host over https alone", page('<img src="http:icon.svg" alt="">')],
  [
    "bad-address",
    "an address that is a host over http alone",
    page('<p style="background:url(https:/icon.svg)">text</p>'),
  ],
  [
    "bad-address",
    "a host behind a scheme and a mark that browsers pass over",
    css('p{--a:"https:\\feff t.example";background:image-set(var(--a) 1x)}'),
  ],
  [
    "bad-address",
    "a host that only some browsers take for one",
    css('p{--a:"//a b.t.example";background:image-set(var(--a) 1x)}'),
  ],
  ["bad-address", "a feed's link", feed('<link href="javascript:1"/>')],
  ["bad-address", "a feed's mail", feed('<link href="mailto:a@b.example"/>')],
  ["disabled-link", "an <ok>", page('<ok href="https://t.example/">text</ok>')],
  ["tracker", "a pixel of ours", page('<img src="icon.svg" width="0px" height="0px" alt="">')],
  ["tracker", "a pixel by style", page('<img src="icon.svg" style="width:1px" alt="">')],
  [
    "tracker",
    "a pixel by a style with escapes",
    page('<img src="icon.svg" style="w\\69 dth:/**/1px" alt="">'),
  ],
  [
    "tracker",
    "a hidden picture",
    page('<img src="icon.svg" style="color:red;DISPLAY: none !important" alt="">'),
  ],
  ["tracker", "a picture that is seen through", page('<img src="icon.svg" style="opacity:0.0" alt="">')],
  ["leaky-link", "a link without rel", page('<a href="https://t.example/">text</a>')],
  [
    "leaky-link",
    "a link in SVG",
    page('<svg><a xlink:href="https://t.example/"><text>text</text></a></svg>'),
  ],
  ["dead-link", "a link", page('<a href="n3.html">text</a>')],
  ["dead-link", "a link out of the site", page('<a href="../../../../x.html">text</a>')],
  ["dead-link", "a link from the host's root", page('<a href="/index.html">text</a>')],
  ["dead-link", "a picture", page('<img src="images/a.jpg" alt="">')],
  ["dead-link", "a picture of a set", page('<img src="icon.svg" srcset="b.svg 2x" alt="">')],
  ["dead-link", "a stylesheet's font", css("@font-face{src:url(a.woff2)}")],
  ["dead-link", "a feed's link", feed('<link rel="alternate" href="n3.html"/>')],
  [
    "dead-link",
    "a page of the sitemap",
    file("sitemap.xml", "<urlset><url><loc>n3.html</loc></url></urlset>"),
  ],
  ["missing-anchor", "a place in the page", page('<a href="#nowhere">text</a>')],
  ["missing-anchor", "a place in another page", page('<a href="index.html#nowhere">text</a>')],
  [
    "no-policy",
    "a looser policy",
    file("a.html", pageWith("text").replace("default-src 'none'", "default-src *")),
  ],
  [
    "no-policy",
    "a second policy",
    page('<meta http-equiv="Content-Security-Policy" content="default-src *">'),
  ],
  [
    "no-policy",
    "a late policy",
    file(
      "a.html",
      pageWith("text").replace(
        /(<meta http-equiv[^>]*>)([\s\S]*?)(<title>)/,
        '$2<link rel="icon" href="icon.svg">$1$3',
      ),
    ),
  ],
  [
    "no-policy",
    "a policy behind what an old browser shows",
    file(
      "a.html",
      pageWith("text").replace("<meta http-equiv", "<noscript><p>text</p></noscript><meta http-equiv"),
    ),
  ],
  [
    "no-policy",
    "no word about referrers",
    file("a.html", pageWith("text").replace(/<meta name="referrer"[^>]*>/, "")),
  ],
  ["no-policy", "another word about referrers", page('<meta name="referrer" content="unsafe-url">')],
  [
    "no-policy",
    "no word about looking up hosts",
    file("a.html", pageWith("text").replace(/<meta http-equiv="x-dns[^>]*>/, "")),
  ],
  [
    "no-policy",
    "another word about looking up hosts",
    page('<meta http-equiv="X-DNS-Prefetch-Control" content="on">'),
    "forbidden-element",
  ],
  ["active-svg", "a ping", svg(`<a href="#a" ping="${T}"/>`)],
  ["active-svg", "a script", svg("<script>1</script>")],
  [
    "active-svg",
    "a script by another prefix",
    svg('<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>'),
  ],
  ["active-svg", "a handler", svg("", 'onload="1"')],
  ["active-svg", "a picture", svg('<image href="https://t.example/a.png"/>')],
  ["active-svg", "HTML", svg("<foreignObject/>")],
  [
    "active-svg",
    "HTML without a frame",
    svg(`<h:img xmlns:h="http://www.w3.org/1999/xhtml" srcset="${T}"/>`),
  ],
  ["active-svg", "an attribute that is a style", svg('<rect fill="url(https://t.example/a.svg#x)"/>')],
  ["active-svg", "an animation of a link", svg('<animate attributeName="href"/>')],
  ["active-svg", "another base for addresses", svg('<use href="#a"/>', 'xml:base="https://t.example/"')],
  [
    "not-well-formed",
    "an entity",
    file("a.svg", '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>'),
  ],
  [
    "not-well-formed",
    "a document type without entities",
    file("a.svg", '<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>'),
  ],
  [
    "not-well-formed",
    "a stylesheet of an SVG",
    file("a.svg", '<?xml-stylesheet href="a.css"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
  ],
  ["remote-load", "an icon of a feed in JSON", jsonFeed({ icon: T })],
  ["remote-load", "a picture of a feed in JSON", jsonFeed({ items: [{ image: `https:${T}` }] })],
  [
    "remote-load",
    "an attachment of a feed in JSON",
    jsonFeed({ items: [{ attachments: [{ url: T, mime_type: "audio/mpeg" }] }] }),
  ],
  ["remote-load", "a hub of a feed in JSON", jsonFeed({ hubs: [{ type: "WebSub", url: T }] })],
  [
    "remote-load",
    "a stylesheet of a feed",
    file("feed.xml", `<?xml-stylesheet type="text/css" href="${T}"?><feed/>`),
  ],
  [
    "not-well-formed",
    "a program that a feed names as its stylesheet",
    file("feed.xml", '<?xml-stylesheet type="text/xsl" href="style.xsl"?><feed/>'),
  ],
  [
    "active-svg",
    "a stylesheet of an SVG that has a type",
    file(
      "a.svg",
      '<?xml-stylesheet type="text/css" href="style.css"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    ),
  ],
  ["not-well-formed", "an attribute twice", feed('<a b="1" b="2"/>')],
  [
    "not-well-formed",
    "an attribute twice by two prefixes",
    feed('<a p:b="1" q:b="2"/>', 'xmlns:p="urn:a" xmlns:q="urn:a"'),
  ],
  ["not-well-formed", "a prefix without a namespace", feed("<a:b/>")],
  ["not-well-formed", "an attribute's prefix without a namespace", feed('<a b:c="1"/>')],
  ["not-well-formed", "a reference to no character", feed("<a>&#0;</a>")],
  ["not-well-formed", "a reference to a control character", feed('<a b="&#x8;"/>')],
  ["not-well-formed", "a reference to a surrogate", feed("<a>&#xD800;</a>")],
  ["not-well-formed", "a reference to U+FFFF", feed("<a>&#xFFFF;</a>")],
  ["not-well-formed", "an unknown entity", feed("<a>&nbsp;</a>")],
  ["not-well-formed", "the end of CDATA in a text", feed("<a>]]></a>")],
  ["not-well-formed", "two hyphens in a comment", feed("<!-- a -- b -->")],
  ["not-well-formed", "a text after the end", file("feed.xml", "<feed/>text")],
  ["not-well-formed", "two roots", file("feed.xml", "<feed/><feed/>")],
  ["not-well-formed", "a feed cut in half", file("feed.xml", "<feed><title>text</title>")],
  ["not-well-formed", "an empty feed", file("feed.xml", "")],
  ["not-well-formed", "XML 1.1", file("feed.xml", '<?xml version="1.1"?><feed>&#8;</feed>')],
  ["not-well-formed", "a web app's manifest", file("site.webmanifest", "{,")],
  ["not-well-formed", "a string without an end in a stylesheet", css('p{content:"\n}')],
  ["not-well-formed", "a bad address in a stylesheet", css("p{background:url(a b)}")],
  ["not-well-formed", "a bad address in a style", page('<p style="background:url(a b)">text</p>')],
  ["bad-character", "U+0008 in a page's text", page("<p>a\u0008b</p>")],
  ["bad-character", "U+FFFF in a page's attribute", page('<p title="a\uffffb">text</p>')],
  ["bad-character", "U+0000 in a page's comment", page("<!-- \u0000 -->")],
  ["bad-character", "a reference to U+0008", page("<p>a&#x8b</p>".replace("&#x8b", "&#x8;b"))],
  ["bad-character", "a reference to U+FFFF in an attribute", page('<p title="&#65535;">text</p>')],
  ["bad-character", "a reference to a surrogate", page("<p>&#xD800;</p>")],
  ["bad-character", "a reference to no character", page("<p>&#0;</p>")],
  ["bad-character", "a reference beyond all characters", page("<p>&#x110000;</p>")],
  [
    "bad-character",
    "an escape in the data of a page",
    page('<script type="application/ld+json">{"a":"\\u0008"}</script>'),
  ],
  [
    "bad-character",
    "half a character in the data of a page",
    page('<script type="application/ld+json">{"a":"\\ud83d"}</script>'),
  ],
  ["bad-character", "U+0008 in a feed's text", feed("<title>a\u0008b</title>"), "not-well-formed"],
  [
    "bad-character",
    "U+FFFF in a feed's attribute",
    feed('<link title="\uffff" href="index.html"/>'),
    "not-well-formed",
  ],
  ["bad-character", "U+FFFE in a feed's CDATA", feed("<title><![CDATA[\ufffe]]></title>"), "not-well-formed"],
  [
    "bad-character",
    "U+001F in a sitemap's comment",
    file("sitemap.xml", "<urlset><!-- \u001f --></urlset>"),
    "not-well-formed",
  ],
  ["other-encoding", "a stylesheet's charset", css('@charset "shift_jis";p{color:red}')],
  [
    "other-encoding",
    "a page's charset behind a mark that makes it unknown",
    file("a.html", pageWith("字").replace('charset="utf-8"', 'charset="&#xfeff;utf-8"')),
  ],
  [
    "other-encoding",
    "a page's charset",
    file("a.html", pageWith("字").replace('charset="utf-8"', 'charset="gb18030"')),
  ],
  [
    "other-encoding",
    "a page's charset in a header",
    page('<meta http-equiv="content-type" content="text/html; charset=iso-2022-jp">'),
  ],
  [
    "other-encoding",
    "a page with letters and without charset",
    file("a.html", pageWith("字").replace('<meta charset="utf-8">', "")),
  ],
  [
    "other-encoding",
    "the charset of a stylesheet that is linked",
    page('<link rel="alternate" charset="iso-2022-jp" href="icon.svg">'),
  ],
  [
    "other-encoding",
    "a feed's declaration",
    file("feed.xml", '<?xml version="1.0" encoding="iso-8859-1"?><feed/>'),
  ],
  ["foreign-document", "a page of XML", file("a.xhtml", '<html xmlns="http://www.w3.org/1999/xhtml"/>')],
  [
    "foreign-document",
    "a stylesheet by another name",
    { page: '<link rel="stylesheet" href="a.txt">', files: { "a.txt": `p{background:url(${T})}` } },
  ],
  [
    "foreign-document",
    "an import by another name",
    { files: { "a.txt": `p{background:url(${T})}`, "style.css": '@import "a.txt";' } },
  ],
  [
    "foreign-document",
    "an app's manifest by another name",
    { page: '<link rel="manifest" href="a.json">', files: { "a.json": '{"icons":[{"src":"//t.example"}]}' } },
  ],
  ["foreign-document", "a saved page", file("A.MHTML", "text")],
];

describe("check finds", () => {
  for (const [rule, name, example, ...along] of CASES)
    it(`${rule}: ${name}`, async () => {
      expect(await brokenRules(writeSite(example))).toEqual([rule, ...along].sort());
    });
});

describe("check reads bytes as a browser does", () => {
  const sites = (bytes: Uint8Array, name: string) => writeSite({ files: { [name]: bytes } });

  it("finds a load in a stylesheet of UTF-16", async () => {
    const text = Buffer.from(`\ufeffp{background:url(${T})}`, "utf16le");
    expect(await brokenRules(sites(text, "style.css"))).toEqual(["other-encoding", "remote-load"]);
    expect(await brokenRules(sites(Buffer.from(text).swap16(), "style.css"))).toEqual([
      "other-encoding",
      "remote-load",
    ]);
  });

  it("finds bytes that are no UTF-8, such as half a character", async () => {
    const half = Buffer.concat([
      Buffer.from("<feed><title>"),
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from("</title></feed>"),
    ]);
    expect(await brokenRules(sites(half, "feed.xml"))).toEqual(["other-encoding"]);
    expect(await brokenRules(sites(Buffer.from([0xff]), "style.css"))).toEqual(["other-encoding"]);
  });

  it("passes over the byte order mark of UTF-8", async () => {
    const files = {
      "a.html": `\ufeff${pageWith("字")}`,
      "style.css": "\ufeffp{color:red}",
      "feed.xml": "\ufeff<feed/>",
    };
    expect(await brokenRules(writeSite({ files }))).toEqual([]);
  });

  it("is neither stopped nor slowed down by depth", async () => {
    const depth = 100_000;
    const files = {
      "site.webmanifest": `${"[".repeat(depth)}${"]".repeat(depth)}`,
      "feed.xml": "<a>".repeat(depth),
      "style.css": `p{color:${"(".repeat(depth)}${'"text"'.repeat(depth)}`,
      "a.html": pageWith("<b><i>".repeat(500)),
    };
    expect(await brokenRules(writeSite({ files }))).toEqual(["not-well-formed"]);
  });
});

describe("the operator's own files", () => {
  const rulesBroken = (html: string, isStatic: boolean): string[] => {
    const bytes = Buffer.from(html);
    const listed = { ...fileDigest(bytes), ...(isStatic ? { static: true as const } : {}) };
    const findings = checkFile(readSiteFile("me.html" as SitePath, bytes, listed), () => true);
    return [...new Set(findings.map(({ rule }) => rule))].sort();
  };

  it("may be plain pages", () => {
    const plain = '<!doctype html><meta charset="utf-8"><title>字</title><ok>text</ok>';
    expect(rulesBroken(plain, false)).toEqual(["disabled-link", "no-policy"]);
    expect(rulesBroken(plain, true)).toEqual([]);
  });

  it("may not call anyone", () => {
    const calling = '<img src="//t.example/a.png" alt=""><script>1</script>';
    expect(rulesBroken(calling, true)).toEqual(["inline-script", "remote-load"]);
  });
});
