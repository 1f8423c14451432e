import { nonEmpty, present } from "../lib/present.js";
import { type Article, FRONT_MATTER_FIELDS, type FrontMatter } from "../model/article.js";
import type { Day } from "../model/names.js";
import { stringifyFrontMatter } from "./stringify-front-matter.js";

/** Returns an article as a Markdown file: front matter with its fields in the order of `FRONT_MATTER_FIELDS`, then the body. */
export function printArticle({ meta, markdown }: Article): string {
  return stringifyFrontMatter(frontMatterOf(meta), markdown);
}

function frontMatterOf(meta: Article["meta"]): Partial<FrontMatter> {
  const tags = nonEmpty([...new Set(meta.tagMentions.map((tag) => tag.text))]);
  const fields: Partial<FrontMatter> = {
    ...meta,
    ...present({ date: (meta.time ?? meta.date) as Day, tags }),
  };
  const known = FRONT_MATTER_FIELDS.filter((name) => fields[name] !== undefined);
  return Object.fromEntries(known.map((name) => [name, fields[name]]));
}
