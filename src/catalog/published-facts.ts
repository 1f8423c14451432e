import { digestOf } from "../lib/digest.js";
import type { ArticleFacts, StoredArticle } from "../model/article.js";
import type { SiteMirror } from "../model/settings.js";

interface NamedCopy {
  readonly article: Pick<StoredArticle, "facts">;
  /** Absent in a site of one mirror. */
  readonly mirror?: SiteMirror | undefined;
}

/**
 * Returns the name of an article's page, without the ending, where no other article has it: its id, with the suffix of its
 * mirror.
 */
export const pageName = ({ article, mirror }: NamedCopy, id: string = article.facts.id): string =>
  mirror ? id + mirror.suffix : id;

/**
 * Returns the facts of an article as pages depend on them. Lists that link to it depend on the name of its page, if that is
 * not its id.
 */
export const publishedFacts = (facts: ArticleFacts, name: string): ArticleFacts =>
  name === facts.id ? facts : { ...facts, cardDigest: digestOf(`${facts.cardDigest} ${name}`) };
