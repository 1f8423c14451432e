import { digestOf } from "../lib/digest.js";
import { nonEmpty, present } from "../lib/present.js";
import { writtenLanguage } from "../lib/text/direction.js";
import { isRelativeAddress } from "../model/allow-list.js";
import {
  type Article,
  type ArticleDetails,
  type ArticleFacts,
  EMBEDDED_FOLDER,
  type LocalFacts,
} from "../model/article.js";

/** Splits metadata into facts, which builds hold of all articles, and details, which they load for pages that show them. */
export function splitMeta({ meta, markdown, embedded }: Omit<Article, "notices">): {
  readonly facts: ArticleFacts;
  readonly details: ArticleDetails;
} {
  const { tagMentions, links, length, textDigest, addresses, ...described } = meta;
  const { id, date, time, release = "always", source, channels, ...details } = described;
  const { summary, ...words } = details;
  const { title, image, lang } = words;
  const shownTags = tagMentions.map(({ text }) => text);
  return {
    facts: {
      id,
      date,
      time,
      release,
      source,
      channels,
      tags: tagMentions,
      links,
      local: localFacts(details, addresses, embedded),
      length,
      textDigest,
      cardDigest: digestOf(JSON.stringify([id, date, time, title, summary, image !== undefined, lang])),
      ownDigest: digestOf(
        JSON.stringify([id, date, source, words, writtenLanguage(details), shownTags, markdown]),
      ),
    },
    details,
  };
}

function localFacts(
  { image, pictures: inBody = [] }: ArticleDetails,
  addresses: LocalFacts["addresses"],
  embedded: Article["embedded"],
): LocalFacts | undefined {
  const pictures = [...(image ? [image.src] : []), ...inBody].filter(
    (address) => isRelativeAddress(address) && !address.startsWith(EMBEDDED_FOLDER),
  );
  const facts = present({
    embedded: embedded?.map(({ bytes: _, ...stored }) => stored),
    pictures: nonEmpty([...new Set(pictures)]),
    addresses,
  });
  return Object.keys(facts).length > 0 ? facts : undefined;
}
