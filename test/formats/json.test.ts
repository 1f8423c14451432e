import "../support/load-page-reader.js";
import { describe, expect, it } from "vitest";
import { convertFile } from "../../src/convert/convert-file.js";
import { readArticle } from "../../src/formats/read-article.js";
import type { ArticleId } from "../../src/model/names.js";
import { ArticleError } from "../../src/model/problem.js";

const ID = "n1" as ArticleId;
const bytesOf = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));

const convert = (value: unknown) => convertFile(bytesOf(value), "harbour/n1.json", ID);

function refusal(value: unknown): ArticleError {
  try {
    readArticle(bytesOf(value), "harbour/n1.json", ID);
  } catch (error) {
    if (error instanceof ArticleError) return error;
    throw error;
  }
  throw new Error("the file was read");
}

const PARAGRAPH = "The ferry is back on the river after nine days, and the pier is full of people.";

const PICTURE = "https://paper.example/quay.jpg";
const SHOWN = `It is **back**.\n\n![quay](${PICTURE} "At noon")`;

describe("a text in blocks is read with its pictures, links and marks:", () => {
  const strapi = [
    {
      type: "paragraph",
      children: [
        { text: "It is ", type: "text" },
        { text: "back", type: "text", bold: true },
        { text: ".", type: "text" },
      ],
    },
    {
      type: "image",
      image: { url: PICTURE, alternativeText: "quay", caption: "At noon" },
      children: [{ text: "", type: "text" }],
    },
  ];
  const editorJs = [
    { type: "paragraph", data: { text: "It is <b>back</b>." } },
    { type: "image", data: { file: { url: PICTURE }, alt: "quay", caption: "At noon" } },
  ];
  const gutenberg = [
    { name: "core/paragraph", attributes: { content: "It is <strong>back</strong>." }, innerBlocks: [] },
    { name: "core/image", attributes: { url: PICTURE, alt: "quay", caption: "At noon" }, innerBlocks: [] },
  ];
  const portableText = [
    {
      _type: "block",
      style: "normal",
      children: [
        { _type: "span", text: "It is " },
        { _type: "span", text: "back", marks: ["strong"] },
        { _type: "span", text: "." },
      ],
    },
    { _type: "image", asset: { _ref: "image-1", url: PICTURE }, alt: "quay", caption: "At noon" },
  ];
  const words = [
    { nodeType: "text", value: "It is " },
    { nodeType: "text", value: "back", marks: [{ type: "bold" }] },
    { nodeType: "text", value: "." },
  ];
  const contentful = {
    nodeType: "document",
    content: [
      { nodeType: "paragraph", content: words },
      {
        nodeType: "embedded-asset-block",
        data: { target: { fields: { file: { url: PICTURE }, alt: "quay", caption: "At noon" } } },
        content: [],
      },
    ],
  };
  const proseMirror = {
    type: "doc",
    content: [
      {
        type: "paragraph",
        content: [
          { type: "text", text: "It is " },
          { type: "text", text: "back", marks: [{ type: "bold" }] },
          { type: "text", text: "." },
        ],
      },
      { type: "image", attrs: { src: PICTURE, alt: "quay", caption: "At noon" } },
    ],
  };

  it.each([
    ["Strapi", strapi],
    ["Editor.js", { time: 1, blocks: editorJs, version: "2.30" }],
    ["Gutenberg", gutenberg],
    ["Portable Text", portableText],
    ["Contentful", contentful],
    ["ProseMirror", proseMirror],
    ["Lexical", { root: { type: "root", children: strapi } }],
    [
      "Lexical with bits for marks",
      {
        root: {
          type: "root",
          children: [
            {
              type: "paragraph",
              children: [
                { type: "text", text: "It is ", format: 0 },
                { type: "text", text: "back", format: 1 },
                { type: "text", text: ".", format: 0 },
              ],
            },
            { type: "block", fields: { blockType: "image", url: PICTURE, alt: "quay", caption: "At noon" } },
          ],
        },
      },
    ],
    [
      "Slate, whose words have no types",
      [
        { type: "paragraph", children: [{ text: "It is " }, { text: "back", bold: true }, { text: "." }] },
        { type: "img", url: PICTURE, alt: "quay", caption: [{ text: "At noon" }], children: [{ text: "" }] },
      ],
    ],
    [
      "Notion",
      [
        {
          type: "paragraph",
          paragraph: {
            rich_text: [
              {
                type: "text",
                text: { content: "It is " },
                plain_text: "It is ",
                annotations: { bold: false },
              },
              { type: "text", text: { content: "back" }, plain_text: "back", annotations: { bold: true } },
              { type: "text", text: { content: "." }, plain_text: "." },
            ],
          },
        },
        {
          type: "image",
          image: { external: { url: PICTURE }, alt: "quay", caption: [{ plain_text: "At noon" }] },
        },
      ],
    ],
    [
      "BlockNote",
      [
        {
          type: "paragraph",
          content: [
            { type: "text", text: "It is ", styles: {} },
            { type: "text", text: "back", styles: { bold: true } },
            { type: "text", text: ".", styles: {} },
          ],
          children: [],
        },
        { type: "image", props: { url: PICTURE, alt: "quay", caption: "At noon" }, children: [] },
      ],
    ],
    [
      "DatoCMS",
      {
        value: {
          schema: "dast",
          document: {
            type: "root",
            children: [
              {
                type: "paragraph",
                children: [
                  { type: "span", value: "It is " },
                  { type: "span", marks: ["strong"], value: "back" },
                  { type: "span", value: "." },
                ],
              },
              { type: "image", url: PICTURE, alt: "quay", caption: "At noon" },
            ],
          },
        },
      },
    ],
    [
      "Prismic",
      [
        { type: "paragraph", text: "It is back.", spans: [{ start: 6, end: 10, type: "strong" }] },
        { type: "image", url: PICTURE, alt: "quay", caption: "At noon" },
      ],
    ],
    [
      "a scraper, by their tags",
      [
        { tag: "p", text: "It is <b>back</b>." },
        { tag: "img", src: PICTURE, alt: "quay", caption: "At noon" },
      ],
    ],
    [
      "Arc",
      [
        { type: "text", content: "It is <b>back</b>." },
        { type: "image", url: PICTURE, alt_text: "quay", caption: "At noon" },
      ],
    ],
    [
      "Draft.js",
      {
        blocks: [
          {
            text: "It is back.",
            type: "unstyled",
            inlineStyleRanges: [{ offset: 6, length: 4, style: "BOLD" }],
            entityRanges: [],
          },
          { text: " ", type: "atomic", entityRanges: [{ offset: 0, length: 1, key: 0 }] },
        ],
        entityMap: { 0: { type: "IMAGE", data: { src: PICTURE, alt: "quay", caption: "At noon" } } },
      },
    ],
    ["a scraper, with texts between", ["It is **back**.", ...editorJs.slice(1)]],
  ])("%s", (name, body) => {
    const shown = name === "a scraper, with texts between" ? SHOWN.replaceAll("**", "\\*\\*") : SHOWN;
    expect(convert({ title: "Quay", body })).toMatchObject({ markdown: shown });
  });

  it.each([
    [
      {
        type: "list",
        data: { style: "ordered", items: ["One", { content: "Two", items: [{ content: "In", items: [] }] }] },
      },
      "1. One\n2. Two\n   - In",
    ],
    [{ type: "list", data: { items: ["One", "Two"] } }, "- One\n- Two"],
    [{ type: "header", data: { text: "Pier", level: 3 } }, "## Pier"],
    [{ type: "quote", data: { text: "At last" } }, "> At last"],
    [
      {
        type: "table",
        data: {
          content: [
            ["a", "b"],
            ["c", "d"],
          ],
        },
      },
      "| a | b |\n| - | - |\n| c | d |",
    ],
    [
      { type: "attaches", data: { file: { url: "https://paper.example/a.pdf" }, title: "Plan" } },
      "[Plan](https://paper.example/a.pdf)",
    ],
    [{ type: "unheard-of", data: { text: "Words" } }, "Words"],
    [
      {
        type: "bulletListItem",
        content: [{ type: "text", text: "One" }],
        children: [{ type: "bulletListItem", content: [{ type: "text", text: "In" }], children: [] }],
      },
      "- One\n  - In",
    ],
    [{ type: "heading_2", heading_2: { rich_text: [{ type: "text", plain_text: "Pier" }] } }, "## Pier"],
    [{ type: "columns", columns: [{ blocks: [{ type: "paragraph", data: { text: "Left" } }] }] }, "Left"],
    [{ type: "faq", data: { question: "When?", answer: "At noon." } }, "When?\\\nAt noon."],
    [
      {
        name: "core/details",
        attributes: { summary: "More" },
        innerBlocks: [{ name: "core/paragraph", attributes: { content: "Words" } }],
      },
      "More\n\nWords",
    ],
    [
      {
        name: "core/table",
        attributes: {
          head: [{ cells: [{ content: "a", tag: "th" }] }],
          body: [{ cells: [{ content: "b", tag: "td" }] }],
          caption: "T",
        },
      },
      "T\n\n| a |\n| - |\n| b |",
    ],
    [
      {
        name: "core/media-text",
        attributes: { mediaUrl: PICTURE },
        innerBlocks: [{ name: "core/paragraph", attributes: { content: "Words" } }],
      },
      `![](${PICTURE})\n\nWords`,
    ],
    [
      { name: "core/file", attributes: { href: "https://paper.example/p.pdf", fileName: "Plan" } },
      "[Plan](https://paper.example/p.pdf)",
    ],
    [{ blockName: "core/paragraph", attrs: {}, innerBlocks: [], innerHTML: "<p>Words</p>" }, "Words"],
    [{ type: "o-list-item", text: "One", spans: [] }, "1. One"],
    [{ type: "preformatted", text: "a\nb", spans: [] }, "```\na\nb\n```"],
    [
      {
        type: "paragraph",
        text: "See this.",
        spans: [{ start: 4, end: 8, type: "hyperlink", data: { url: "https://paper.example/x" } }],
      },
      "See [this](https://paper.example/x).",
    ],
    [
      { type: "embed", oembed: { embed_url: "https://youtu.be/abc", title: "Film" } },
      "[Film](https://youtu.be/abc)",
    ],
    [{ type: "heading-three", children: [{ text: "Pier" }] }, "## Pier"],
    [{ type: "h3", children: [{ text: "Pier" }] }, "## Pier"],
    [
      { type: "ol", children: [{ type: "li", children: [{ type: "lic", children: [{ text: "One" }] }] }] },
      "1. One",
    ],
    [
      {
        type: "list",
        listType: "number",
        start: 3,
        children: [{ type: "listitem", children: [{ text: "c" }] }],
      },
      "3. c",
    ],
    [
      {
        type: "list",
        list_type: "ordered",
        items: [
          { type: "text", content: "One" },
          { type: "text", content: "Two" },
        ],
      },
      "1. One\n2. Two",
    ],
    [
      {
        type: "checklist",
        data: {
          items: [
            { text: "Rope", checked: true },
            { text: "Tar", checked: false },
          ],
        },
      },
      "- ☑ Rope\n- ☐ Tar",
    ],
    [{ type: "warning", data: { title: "Note", message: "Mind the step." } }, "Note\\\nMind the step."],
    [
      {
        type: "callout",
        title: "Note",
        content: [{ type: "paragraph", children: [{ text: "Mind the step." }] }],
      },
      "Note\n\nMind the step.",
    ],
    [
      { _type: "callout", text: [{ _type: "block", children: [{ _type: "span", text: "Mind the step." }] }] },
      "Mind the step.",
    ],
    [
      {
        type: "block",
        fields: {
          blockType: "banner",
          content: { root: { children: [{ type: "paragraph", children: [{ text: "Words" }] }] } },
        },
      },
      "Words",
    ],
    [
      {
        type: "paragraph",
        content: [
          { type: "text", text: "By " },
          { type: "mention", attrs: { label: "Ada" } },
          { type: "text", text: " now" },
        ],
      },
      "By Ada now",
    ],
    [{ type: "paragraph", children: [{ text: "One\ntwo" }] }, "One\\\ntwo"],
    [
      {
        type: "quote",
        content_elements: [{ type: "text", content: "At last" }],
        citation: { content: "Ada" },
      },
      "> At last\n>\n> Ada",
    ],
    [{ __component: "shared.rich-text", body: "One.\n\nTwo." }, "One.\n\nTwo."],
    [{ type: "gallery", data: { files: [{ url: PICTURE }], caption: "All" } }, `![](${PICTURE})\n\nAll`],
    [
      { type: "linkTool", data: { link: "https://paper.example/y", meta: { title: "Y" } } },
      "[Y](https://paper.example/y)",
    ],
    [{ _type: "youtube", url: "https://youtu.be/abc" }, "<https://youtu.be/abc>"],
    [{ type: "oembed", raw_oembed: { html: "<blockquote><p>A post</p></blockquote>" } }, "> A post"],
    [
      {
        type: "table",
        header: [
          { type: "text", content: "a" },
          { type: "text", content: "b" },
        ],
        rows: [
          [
            { type: "text", content: "c" },
            { type: "text", content: "d" },
          ],
        ],
      },
      "| a | b |\n| - | - |\n| c | d |",
    ],
    [
      { _type: "table", rows: [{ _type: "tableRow", cells: ["a", "b"] }, { cells: ["c", "d"] }] },
      "| a | b |\n| - | - |\n| c | d |",
    ],
    [
      {
        _type: "block",
        markDefs: [{ _key: "k", _type: "link", href: "https://paper.example/x" }],
        children: [{ _type: "span", text: "1 < 2", marks: ["k"] }],
      },
      "[1 < 2](https://paper.example/x)",
    ],
  ])("%j", (block, shown) => {
    const text = { type: "paragraph", data: { text: "It opens." } };
    expect(convert({ title: "Quay", body: [block, text] })).toMatchObject({
      markdown: `${shown}\n\nIt opens.`,
    });
  });

  it.each([
    [{ type: "image", data: { file: {} } }, "image"],
    [{ _type: "image", asset: { _ref: "image-1" }, caption: "At noon" }, "image"],
    [{ type: "poll", data: { id: 4 } }, "poll"],
    [{ type: "block", item: "12" }, "block"],
    [
      { nodeType: "embedded-entry-block", data: { target: { sys: { id: "z" } } }, content: [] },
      "embeddedentryblock",
    ],
    [
      {
        _type: "block",
        children: [{ _type: "span", text: "A word", marks: ["k"] }],
        markDefs: [
          { _key: "k", _type: "footnote", text: [{ _type: "block", children: [{ text: "A note." }] }] },
        ],
      },
      "footnote",
    ],
  ])("%j is told of", (block, type) => {
    const message = `a block of the type \`${type}\` in the text`;
    const notices = expect.arrayContaining([expect.objectContaining({ code: "unknown-field", message })]);
    expect(convert({ title: "Quay", body: [...editorJs, block] })).toMatchObject({ notices });
  });

  it("Draft.js keeps links beside its blocks, and items without a list", () => {
    const item = (text: string) => ({
      text,
      type: "ordered-list-item",
      entityRanges: [],
      inlineStyleRanges: [],
    });
    const link = { offset: 4, length: 6, key: 3 };
    const blocks = [
      { text: "Pier", type: "header-three" },
      { text: "The notice is out.", type: "unstyled", entityRanges: [link] },
      item("One"),
      item("Two"),
      { text: "let a;", type: "code-block" },
    ];
    const entityMap = { 3: { type: "LINK", data: { url: "https://pier.example/a" } } };
    expect(convert({ title: "Quay", body: { blocks, entityMap } })).toMatchObject({
      markdown:
        "## Pier\n\nThe [notice](https://pier.example/a) is out.\n\n1. One\n2. Two\n\n```\nlet a;\n```",
    });
  });

  it("a list of articles is no list of blocks", () => {
    const content = [{ type: "post", title: "Quay", body: "It opens." }];
    expect(convert({ title: "All", content })).toMatchObject({
      meta: { title: "Quay" },
      markdown: "It opens.",
    });
  });
});

it.each(["blocks", "content_elements", "sections"])(
  "blocks with titles and texts under `%s` are no articles",
  (name) => {
    const blocks = [
      { __component: "shared.rich-text", body: "It opens." },
      { __component: "shared.quote", title: "Ada Quill", body: "At last." },
    ];
    expect(convert({ title: "Quay", date: "2023-05-04", [name]: blocks })).toMatchObject({
      meta: { title: "Quay", date: "2023-05-04" },
      markdown: "It opens.\n\n> Ada Quill\\\n> At last.",
    });
  },
);

describe("an article as JSON is read as it is written by", () => {
  it("Arc, with its people, pictures and days in mappings", () => {
    const story = {
      headlines: { basic: "The quay is back" },
      description: { basic: "After nine days." },
      credits: { by: [{ type: "author", name: "Ada Quill" }] },
      display_date: "2023-05-04T10:00:00Z",
      last_updated_date: "2023-06-01T00:00:00Z",
      promo_items: { basic: { type: "image", url: PICTURE, caption: "At noon" } },
      content_elements: [
        { type: "text", content: "It opens." },
        { type: "header", level: 2, content: "Noon" },
      ],
    };
    expect(convert(story)).toMatchObject({
      meta: {
        title: "The quay is back",
        date: "2023-05-04",
        reporters: ["Ada Quill"],
        image: { src: PICTURE, caption: "At noon" },
        summary: "After nine days.",
      },
      markdown: "It opens.\n\n## Noon",
    });
  });

  it("Ghost, whose texts name its own site by a word", () => {
    const html = `<p>${PARAGRAPH}</p><img src="__GHOST_URL__/content/a.jpg">`;
    expect(convert({ title: "Quay", url: "https://paper.example/quay/", html })).toMatchObject({
      markdown: `${PARAGRAPH}\n\n![](https://paper.example/content/a.jpg)`,
    });
  });

  it.each([
    ["Spanish", { titulo: "Quay", fecha: "03/07/2023", cuerpo: PARAGRAPH, autora: "Mara Lindqvist" }],
    ["Russian", { заголовок: "Quay", дата: "03.07.2023", текст: PARAGRAPH, автор: "Mara Lindqvist" }],
    [
      "Vietnamese",
      { tieu_de: "Quay", ngay_dang: "03/07/2023", noi_dung: PARAGRAPH, tac_gia: "Mara Lindqvist" },
    ],
    ["Swahili", { kichwa: "Quay", tarehe: "3/7/2023", maudhui: PARAGRAPH, mwandishi: "Mara Lindqvist" }],
    ["Persian", { عنوان: "Quay", تاریخ: "۱۴۰۲/۰۴/۱۲", متن: PARAGRAPH, نویسنده: "Mara Lindqvist" }],
  ])("a scraper whose fields have names in %s", (_, article) => {
    expect(convert(article)).toMatchObject({
      meta: { title: "Quay", date: "2023-07-03", reporters: ["Mara Lindqvist"] },
      markdown: PARAGRAPH,
    });
  });

  it("WordPress, with what Yoast states in the place of numbers", () => {
    const post = {
      ...{ id: 412, date: "2023-07-03T10:20:00", link: "https://paper.example/2023/07/ferry/" },
      ...{ title: { rendered: "Ferry" }, content: { rendered: `<p>${PARAGRAPH}</p>` } },
      ...{ author: 5, categories: [3], tags: [8] },
      yoast_head_json: {
        title: "Ferry - Paper",
        author: "Mara Lindqvist",
        og_image: [{ url: "https://paper.example/logo.png" }],
        schema: {
          "@graph": [
            { "@type": "Article", headline: "Ferry", keywords: ["Ferries"], articleSection: ["Harbour"] },
            { "@type": "WebSite", name: "Paper" },
          ],
        },
      },
    };
    const outcome = convert(post);
    expect(outcome).toMatchObject({
      meta: {
        ...{ title: "Ferry", date: "2023-07-03", reporters: ["Mara Lindqvist"] },
        tagMentions: [{ text: "Harbour" }, { text: "Ferries" }],
      },
    });
    expect("meta" in outcome && outcome.meta.image).toBeUndefined();
    expect(convert({ ...post, author: "Ola Ek", tags: ["Boats"] })).toMatchObject({
      meta: { reporters: ["Ola Ek"], tagMentions: [{ text: "Boats" }] },
    });
    const embedded = { author: [{ id: 5, name: "Ola Ek" }] };
    expect(convert({ ...post, _embedded: embedded })).toMatchObject({ meta: { reporters: ["Ola Ek"] } });
  });

  it("a scraper that found no title, with a notice that says what to write", () => {
    expect(convert({ url: "https://paper.example/1", text: PARAGRAPH })).toMatchObject({
      meta: { title: "n1" },
      notices: expect.arrayContaining([
        {
          code: "title-from-name",
          message: "the article has no title, so it has the name of its file",
          hint: "give it a `title`",
        },
      ]),
    });
  });

  it("a crawler, with marks and words between the names of people", () => {
    expect(convert({ title: "Quay", text: PARAGRAPH, author: ["By Ada Quill", ", "] })).toMatchObject({
      meta: { reporters: ["Ada Quill"] },
    });
  });

  it("WordPress, with what it embeds in the place of numbers", () => {
    const post = {
      id: 412,
      date: "2023-07-03T10:20:00",
      slug: "ferry",
      status: "publish",
      link: "https://paper.example/2023/07/ferry/",
      title: { rendered: "The ferry &#8220;Heron&#8221; <em>returns</em>" },
      excerpt: { rendered: "<p>Back after nine days.</p>\n" },
      content: {
        rendered: `<p>${PARAGRAPH} <a href="/2022/old/">Last year</a> it took longer.</p>
<figure><img src="/pier.jpg" alt="The pier"><figcaption>At noon</figcaption></figure></div>
<p>A new engine came by rail.</p>`,
      },
      author: 5,
      categories: [3],
      tags: [8],
      _embedded: {
        author: [{ id: 5, name: "Mara Lindqvist" }],
        "wp:featuredmedia": [{ source_url: "https://paper.example/lead.jpg" }],
        "wp:term": [[{ id: 3, name: "Harbour" }], [{ id: 8, name: "Ferries" }]],
      },
    };
    expect(convert(post)).toMatchObject({
      meta: {
        title: "The ferry “Heron” returns",
        date: "2023-07-03",
        source: "https://paper.example/2023/07/ferry/",
        reporters: ["Mara Lindqvist"],
        tagMentions: [{ text: "Harbour" }, { text: "Ferries" }],
        image: { src: "https://paper.example/lead.jpg" },
        summary: "Back after nine days.",
      },
      markdown: `${PARAGRAPH} [Last year](https://paper.example/2022/old/) it took longer.

![The pier](https://paper.example/pier.jpg "At noon")

A new engine came by rail.`,
    });
    const { _embedded, ...bare } = post;
    const { meta } = convert(bare) as { meta: object };
    expect(meta).not.toHaveProperty("reporters");
    expect(meta).toMatchObject({ tagMentions: [] });
  });

  it("newspaper3k, whose text is plain and whose site has an address, too", () => {
    const article = {
      source_url: "https://paper.example",
      url: "https://paper.example/a/12",
      title: "Сад открыт",
      authors: ["Рай Окелло", "Ина Берг"],
      publish_date: "2022-03-04 00:00:00",
      text: "Первый абзац.\n\nВторой, с <не тегом> и *звёздами*,\nи строкой.",
      top_image: "https://paper.example/o.jpg",
      keywords: ["сад"],
      meta_lang: "ru",
      movies: [],
    };
    expect(convert(article)).toMatchObject({
      meta: {
        title: "Сад открыт",
        date: "2022-03-04",
        source: "https://paper.example/a/12",
        reporters: ["Рай Окелло", "Ина Берг"],
        image: { src: "https://paper.example/o.jpg" },
        lang: "ru",
      },
      markdown: "Первый абзац.\n\nВторой, с <не тегом> и \\*звёздами\\*,\\\nи строкой.",
    });
    expect(convert(article)).not.toHaveProperty("notices");
  });

  it("a tool that writes Markdown, deep in its answer", () => {
    const answer = {
      success: true,
      data: {
        markdown: "# Bridge closed\n\nThe **old bridge** is closed.\n\n- bikes\n- carts",
        metadata: {
          title: "Bridge closed",
          sourceURL: "https://paper.example/b",
          publishedTime: "2024-05-06",
        },
      },
    };
    expect(convert(answer)).toMatchObject({
      meta: {
        title: "Bridge closed",
        date: "2024-05-06",
        source: "https://paper.example/b",
        release: "always",
      },
      markdown: "The **old bridge** is closed.\n\n- bikes\n- carts",
    });
  });

  it("as Markdown whose lines end as on Windows", () => {
    const text = "The ferry is back.\n\n| from | to |\n|---|---|\n| Pier | Quay |\n\nTable: Stops";
    expect(convert({ title: "Quay", markdown: text.replaceAll("\n", "\r\n") })).toEqual(
      convert({ title: "Quay", markdown: text }),
    );
  });

  it("a page as JSON-LD, whose lines are paragraphs", () => {
    const graph = [
      { "@type": "WebSite", name: "Paper" },
      {
        "@type": "NewsArticle",
        headline: "Well dug",
        articleBody: "The well was dug.\nIts water is clear.",
        datePublished: "2021-02-03",
        author: { "@type": "Person", name: "Lotte Haring" },
        image: { url: "https://paper.example/w.jpg" },
        keywords: "well, water",
      },
    ];
    expect(convert({ "@context": "https://schema.org", "@graph": graph })).toMatchObject({
      meta: {
        title: "Well dug",
        date: "2021-02-03",
        reporters: ["Lotte Haring"],
        tagMentions: [{ text: "well" }, { text: "water" }],
        image: { src: "https://paper.example/w.jpg" },
      },
      markdown: "The well was dug.\n\nIts water is clear.",
    });
  });
});

describe("an article as JSON has its fields under the names of", () => {
  const title = "Ferry";
  it.each([
    [
      "wallabag",
      {
        title,
        content: `<p>${PARAGRAPH}</p>`,
        published_by: ["Ada Moreno"],
        preview_picture: "https://a.example/p.jpg",
      },
      { reporters: ["Ada Moreno"], image: { src: "https://a.example/p.jpg" } },
    ],
    [
      "Substack",
      {
        title,
        body_html: `<p>${PARAGRAPH}</p>`,
        publishedBylines: [{ id: 1, name: "Ada Moreno" }],
        postTags: [{ id: 2, name: "Pier" }],
      },
      { reporters: ["Ada Moreno"], tagMentions: [{ text: "Pier" }] },
    ],
    [
      "Drupal",
      {
        data: {
          id: "x",
          attributes: {
            title,
            created: "2023-07-03T10:00:00+00:00",
            langcode: "en",
            body: { value: "x", processed: `<p>${PARAGRAPH}</p>` },
          },
        },
      },
      { title, date: "2023-07-03", lang: "en" },
    ],
    [
      "Diffbot",
      {
        objects: [
          { title, text: PARAGRAPH, pageUrl: "https://a.example/1", tags: [{ label: "Pier", score: 0.7 }] },
        ],
      },
      { source: "https://a.example/1", tagMentions: [{ text: "Pier" }] },
    ],
    [
      "JSON-LD",
      {
        headline: title,
        articleBody: PARAGRAPH,
        publisher: { "@type": "Organization", name: "The Gazette" },
        mainEntityOfPage: { "@id": "https://a.example/1" },
      },
      { agency: "The Gazette", source: "https://a.example/1" },
    ],
    [
      "goose, whose text has another name",
      { title, cleaned_text: PARAGRAPH, meta: { canonical: "https://a.example/1" } },
      { source: "https://a.example/1" },
    ],
    [
      "Scrapy, in lists",
      [
        {
          title: [title],
          url: ["https://a.example/1"],
          content: ["<p>One.</p>", "<p>Two.</p>"],
          date: ["2023-07-03"],
        },
      ],
      { title, source: "https://a.example/1", date: "2023-07-03" },
    ],
  ])("%s", (_, value, meta) => {
    const article = convert(value);
    expect("meta" in article && article.meta).toMatchObject(meta);
  });
});

it("titles in mappings, paragraphs in a list and the days of news agencies are read", () => {
  const paper = {
    headline: { main: "Ferry returns" },
    versioncreated: "2023-07-03T10:20:00Z",
    paragraphs: [PARAGRAPH, "It rains."],
  };
  expect(convert(paper)).toMatchObject({
    meta: { title: "Ferry returns", date: "2023-07-03" },
    markdown: `${PARAGRAPH}\n\nIt rains.`,
  });
  expect(convert({ ...paper, headline: [{ value: "Ferry returns" }] })).toMatchObject({
    meta: { title: "Ferry returns" },
  });
});

it("the section of XML around a text of a feed is not shown", () => {
  expect(convert({ title: "Ferry", content: `<![CDATA[<p>${PARAGRAPH}</p>]]>\n` })).toMatchObject({
    markdown: PARAGRAPH,
  });
});

it("the day on which a tool kept an article is not that of the article", () => {
  const article = convert({ title: "A", text: PARAGRAPH, published_at: null, created_at: "2024-02-01" });
  expect("meta" in article && article.meta.date).toBeUndefined();
});

describe("of an article as JSON", () => {
  it.each([
    ["a list of paragraphs", { body: ["One.", "Two."] }, "One.\n\nTwo."],
    ["HTML before text", { text: "One. Two.", content_html: "<p>One.</p><p>Two.</p>" }, "One.\n\nTwo."],
    ["what is not empty", { content: " ", maintext: "One." }, "One."],
    [
      "Markdown under the name of a text",
      { content: "## One\n\n**Two** [b](https://a.example/b)" },
      "## One\n\n**Two** [b](https://a.example/b)",
    ],
    [
      "a list of sections",
      {
        sections: [
          { heading: "One", text: "Two.\n\nThree." },
          { heading: "Four", content: ["Five."] },
        ],
      },
      "## One\n\nTwo.\n\nThree.\n\n## Four\n\nFive.",
    ],
    ["the Markdown of Reddit", { selftext: "One **two**." }, "One **two**."],
    ["in a field that a search engine keeps", { body_text: "One.\n\nTwo." }, "One.\n\nTwo."],
    ["HTML under the name of a text", { content: "One.<br><br>Two." }, "One.\n\nTwo."],
    [
      "plain but for a break",
      { content: "One.\n\nTwo.<br>\nThree.\n\nFour." },
      "One.\n\nTwo.\\\nThree.\n\nFour.",
    ],
    [
      "lines but for a break",
      { content: "One.\nTwo.<br/>\nThree.\nFour." },
      "One.\n\nTwo.\\\nThree.\n\nFour.",
    ],
    [
      "plain but for a mark",
      { content: "One.\nTwo <b>and</b> more.\n1 May" },
      "One.\n\nTwo **and** more.\n\n1 May",
    ],
    [
      "of WordPress before it is shown",
      { post_content: "One\nTwo.\n\n<h3>Head</h3>\n\nThree.\n\n<ul>\n<li>a</li>\n</ul>\n\nFour.\n\nFive." },
      "One\\\nTwo.\n\n## Head\n\nThree.\n\n- a\n\nFour.\n\nFive.",
    ],
    [
      "HTML in lines",
      { content: "One <b>and</b>\ntwo and\n<a href='#'>\nThree</a>." },
      "One **and** two and Three.",
    ],
    ["HTML with paragraphs", { content: "<p>One\n\nTwo</p>" }, "One Two"],
    [
      "escaped throughout",
      { content: "Fish &amp; chips&nbsp;are &#8217;ok&#8217;.\n\n&amp;lt; &lt;p&gt;" },
      "Fish & chips are ’ok’.\n\n\\&lt; \\<p>",
    ],
    ["not escaped throughout", { content: "Q&A: &copy; is a sign." }, "Q&A: \\&copy; is a sign."],
    ["signs that are no tags", { content: "If a<b, then c>d.\n\n<3" }, "If a\\<b, then c>d.\n\n<3"],
  ])("the text is %s", (_, text, markdown) => {
    expect(convert({ title: "Quay", ...text })).toMatchObject({ markdown });
  });

  it.each([
    ["its id, which may be anything", { _id: { $oid: "6f" }, id: "https://paper.example/?p=1" }],
    ["its channel, which may have any name", { channel: "News & Views" }],
    ["short fields of its scraper", { fingerprint: "a0f3", score: 73, retries: null, ok: true }],
  ])("nothing comes of %s", (_, fields) => {
    const plain = { title: "Quay", text: "It is open." };
    expect(convert({ ...plain, ...fields })).toEqual(convert(plain));
  });

  it("a long text that is not read is told", () => {
    const article = { title: "Quay", date: "2023-07-03", text: "It is open." };
    expect(convert({ ...article, appendix: PARAGRAPH.repeat(3) })).toMatchObject({
      notices: [{ code: "unknown-field", message: "`appendix`" }],
    });
  });

  it("a draft is held back", () => {
    expect(convert({ title: "Quay", text: "It is open.", status: "draft" })).toMatchObject({
      meta: { release: "never" },
    });
  });
});

it.each([
  ["no number", '{"title":"NaN, Infinity","score":NaN,"rank":-Infinity,"text":"It is open."}', "It is open."],
  ["lines and tabs in texts", '{"title":"NaN, Infinity","text":"It\tis\nopen."}', "It is\n\nopen."],
])("a JSON file is read that holds %s", (_, text, markdown) => {
  expect(convert(text)).toMatchObject({ meta: { title: "NaN, Infinity" }, markdown });
});

describe("a JSON file is refused", () => {
  it.each([
    [
      "with several articles",
      {
        items: [
          { title: "A", text: "a" },
          { title: "B", text: "b" },
        ],
      },
      "unknown-format",
    ],
    ["without an article", { name: "harbour", scripts: { build: "make" } }, "passed-over"],
    ["with a text alone", { text: "It is open." }, "passed-over"],
    ["without a text", { title: "Quay", url: "https://paper.example/1" }, "passed-over"],
    ["with a list of numbers", [1, 2, 3], "passed-over"],
    [
      "of a comment of WordPress",
      {
        ...{
          id: 88,
          post: 412,
          type: "comment",
          author_name: "Ola",
          link: "https://paper.example/1#comment-88",
        },
        content: { rendered: "<p>At last!</p>" },
      },
      "passed-over",
    ],
  ])("%s", (_, value, code) => {
    expect(refusal(value)).toMatchObject({ code });
  });

  it.each([
    ["that is cut off", '{\n  "title": "Quay",\n  "text": '],
    ["with a text without quotes", '{\n  "title": Quay,\n  "text": "a"\n}'],
  ])("%s", (_, text) => {
    expect(refusal(text)).toMatchObject({
      code: "bad-front-matter",
      message: expect.stringMatching(/^the file is not JSON: \S/),
    });
  });

  it.each([
    ["lists", (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`],
    ["mappings", (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`],
    [
      "a field",
      (depth: number) => `{"title":"A","text":"a","more":${"[".repeat(depth)}${"]".repeat(depth)}}`,
    ],
    ["a text", (depth: number) => `{"title":"A","text":${"[".repeat(depth)}${"]".repeat(depth)}}`],
  ])("or read, and never ends the program, however deep its %s are", (_, print) => {
    expect(() => convert(print(100_000))).not.toThrow();
  });
});

it("resolves the relative links and pictures of a text in Markdown by the address of the article", () => {
  const markdown = `# Ferry\n\n[Quay](../quay "Q") and [here](#here).\n\n![Boat](/b_1.jpg)\n\n\`[x](/y)\`\n\n${PARAGRAPH}`;
  const article = convert({ url: "https://paper.example/2021/ferry", title: "Ferry", markdown });
  const shown = "markdown" in article ? article.markdown : "";
  expect(shown).toContain('[Quay](https://paper.example/quay "Q") and');
  expect(shown).toContain("![Boat](https://paper.example/b_1.jpg)");
  expect(shown).toContain("`[x](/y)`");
});
