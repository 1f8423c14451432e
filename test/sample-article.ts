import { splitMeta } from "../src/convert/split-meta.js";
import type { ArticleCopy, ArticleMeta, StoredArticle } from "../src/model/article.js";
import { DEFAULT_LIMITS } from "../src/model/limits.js";
import type { ArticleId, ChannelId, Day, Digest, SourcePath } from "../src/model/names.js";
import type { SiteSettings } from "../src/model/settings.js";
import { loadMessages } from "../src/settings/load-messages.js";

/** The settings of a site of invented articles. */
export const SAMPLE_SETTINGS: SiteSettings = {
  title: "样报",
  description: "",
  lang: "zh-Hans",
  messages: loadMessages("zh-Hans"),
  channels: new Map(),
  tags: { minArticles: 2 },
  feeds: { content: "summary" },
  perPage: 10,
  images: "link",
  drafts: false,
  about: {},
  limits: DEFAULT_LIMITS,
  formats: [],
  mirrors: [],
  exclude: [],
  listsPacks: false,
};

/** Returns metadata of an invented article; what a test does not care about has a value that shows nothing. */
export function sampleMeta(
  id: string,
  date: string | undefined,
  more: Partial<ArticleMeta> = {},
): ArticleMeta {
  return {
    id: id as ArticleId,
    title: `标题${id}`,
    ...(date === undefined ? {} : { date: date as Day }),
    tagMentions: [],
    links: [],
    summary: `提要${id}`,
    length: 100,
    textDigest: `text-${id}` as Digest,
    ...more,
  };
}

/** Returns a copy of an invented article in a channel. */
export function sampleCopy(
  channel: string,
  id: string,
  date: string | undefined,
  more: Partial<ArticleMeta> = {},
): ArticleCopy {
  return {
    path: `${channel}/${id}.md` as SourcePath,
    channel: channel as ChannelId,
    article: storedArticle(sampleMeta(id, date, more), `正文${id}`),
  };
}

function storedArticle(meta: ArticleMeta, body: string): StoredArticle {
  const { facts, details } = splitMeta({ meta, markdown: body });
  return {
    facts,
    body: { file: "", offset: 0, size: body.length },
    detailsOffset: 0,
    details: () => details,
  };
}

/** Returns a copy as it is after its article was edited. */
export function editedCopy(copy: ArticleCopy, more: Partial<ArticleMeta>, body?: string): ArticleCopy {
  const { facts, details } = copy.article;
  const { id, date, time, source, channels, tags, links, length, textDigest } = facts;
  const meta: ArticleMeta = {
    ...{ id, links, length, textDigest },
    ...(date === undefined ? {} : { date }),
    ...(time === undefined ? {} : { time }),
    ...(source === undefined ? {} : { source }),
    ...(channels === undefined ? {} : { channels }),
    tagMentions: tags,
    ...details(),
    ...more,
  };
  return { ...copy, article: storedArticle(meta, body ?? `正文${id}`) };
}
