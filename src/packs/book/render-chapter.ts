import { escapeHtml } from "../../formats/markdown/body/escape-html.js";
import type { ArticleView } from "../../model/views/article-view.js";
import { type BodyContext, bodyWords } from "../../render/body-context.js";
import { renderBody } from "../../render/render-markdown.js";
import { renderLead } from "../../render/render-picture.js";
import { bodyXhtml } from "./body-xhtml.js";
import type { Chapter } from "./book.js";
import { type BookWords, renderPage } from "./book-words.js";
import type { ScriptConverter } from "./convert-script.js";

/** What a chapter shows of an article. */
interface ChapterContent
  extends Pick<
    ArticleView,
    | "title"
    | "date"
    | "agency"
    | "reporters"
    | "translators"
    | "editors"
    | "image"
    | "source"
    | "targets"
    | "pictures"
  > {
  readonly file: string;
  /** BCP 47 tag. */
  readonly lang: string;
  readonly markdown: string;
}

/** Renders the chapter of an article. Pure. */
export function renderChapter(content: ChapterContent, words: BookWords, script: ScriptConverter): Chapter {
  const { file, title, lang } = content;
  const context: BodyContext = {
    root: "",
    lang,
    images: "omit",
    targets: content.targets,
    pictures: content.pictures,
    words: bodyWords(words.messages),
    ...(content.image ? { lead: content.image } : {}),
  };
  const { body, showsLead } = renderBody(content.markdown, context);
  const parts = [
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="byline">${bylineOf(content, words)}</p>`,
    bodyXhtml((showsLead ? renderLead(context) : "") + body),
    content.source ? renderSource(content.source, words) : "",
  ];
  const xhtml = script.page(renderPage({ title, lang, body: parts.filter(Boolean).join("\n") }));
  return { file, title: script.text(title, lang), day: dayOf(content, words), xhtml };
}

const dayOf = ({ date }: ChapterContent, words: BookWords): string =>
  date === undefined ? words.text("date.unknown") : words.date("date.day", date);

function bylineOf(content: ChapterContent, words: BookWords): string {
  const people = (["reporters", "translators", "editors"] as const).flatMap((role) => {
    const names = content[role]?.join(words.text("site.names"));
    return names ? [words.text(`article.${role}`, { names })] : [];
  });
  const agency = content.agency === undefined ? [] : [escapeHtml(content.agency)];
  return [dayOf(content, words), ...agency, ...people].join(" · ");
}

/** The address is written out: a book is read where nobody can follow it. */
function renderSource(source: string, words: BookWords): string {
  const link = bodyXhtml(`<a href="${escapeHtml(source)}">${escapeHtml(source)}</a>`);
  return `<p class="source">${words.text("article.source")}<br />${link}</p>`;
}
