/** Helpers of the layouts: text goes in by `article` or `furniture`, so that the page knows which is which. */

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

/** Collects the texts of one page while a layout writes it. */
export class Page {
  article = [];
  furniture = [];

  constructor(words, story) {
    this.words = words;
    this.story = story;
  }

  /** Words of the article. */
  a(text) {
    this.article.push(text);
    return escaped(text);
  }

  /** Words of the page around it. */
  f(text) {
    this.furniture.push(text);
    return escaped(text);
  }

  /** A link of the page around the article. */
  link(text, href = "/x/", attributes = "") {
    return `<a href="${href}"${attributes && ` ${attributes}`}>${this.f(text)}</a>`;
  }

  links(texts, { tag = "li", href = (index) => `/story/${index + 100}.html`, inner = "" } = {}) {
    return texts.map((text, index) => `<${tag}${inner}>${this.link(text, href(index))}</${tag}>`).join("\n");
  }

  /** A paragraph's sentences; the second of three has a link, as reports have. */
  sentences(list) {
    return list
      .map((one, index) =>
        index === 1 && list.length > 2
          ? `<a href="https://records.example/${one.length}">${this.a(one)}</a>`
          : this.a(one),
      )
      .join(this.words.join);
  }

  /** All blocks of the article in plain HTML, each through what the layout overrides. */
  blocks(own = {}) {
    return this.story.blocks
      .map((block, index) => (own[block.kind] ?? PLAIN[block.kind])(this, block, index))
      .join("\n");
  }
}

export const PLAIN = {
  paragraph: (page, { text }) => `<p>${page.sentences(text)}</p>`,
  heading: (page, { text }, index) => `<h2 id="s${index}">${page.a(text)}</h2>`,
  figure: (page, { text }) =>
    `<figure><img src="/img/pears.jpg" alt="" width="800" height="500"><figcaption>${page.a(text)}</figcaption></figure>`,
  quote: (page, { text }) => `<blockquote><p>${page.a(text)}</p></blockquote>`,
  list: (page, { text }) => `<ul>${text.map((item) => `<li>${page.a(item)}</li>`).join("")}</ul>`,
  table: (page, { text }) =>
    `<table>${text.map((row) => `<tr>${row.map((cell) => `<td>${page.a(cell)}</td>`).join("")}</tr>`).join("")}</table>`,
  box: (page, { text: [head, words] }) =>
    `<aside class="factbox"><h3>${page.a(head)}</h3><p>${page.a(words)}</p></aside>`,
  footnote: (page, { text }) => `<ol class="footnotes"><li id="fn1">${page.a(text)}</li></ol>`,
  correction: (page, { text }) => `<p class="correction"><em>${page.a(text)}</em></p>`,
};

/** A page's head with the usual statements. */
export function head(
  page,
  {
    jsonLd = false,
    canonical = "https://messenger.example/town/story.html",
    openGraph = true,
    site = true,
  } = {},
) {
  const { words, story } = page;
  const title = escaped(story.title) + (site ? ` - ${escaped(words.site)}` : "");
  return `<meta charset="utf-8"><title>${title}</title><link rel="canonical" href="${canonical}">
${openGraph ? `<meta property="og:title" content="${escaped(story.title)}"><meta property="og:site_name" content="${escaped(words.site)}"><meta property="article:published_time" content="2021-05-12T08:00:00+02:00">` : ""}
${jsonLd ? `<script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", "@type": "NewsArticle", headline: story.title, datePublished: "2021-05-12T08:00:00+02:00", author: { "@type": "Person", name: story.author } })}</script>` : ""}
<style>body{margin:0}.x{color:#333}</style><script>window.dataLayer=window.dataLayer||[];</script>`;
}
