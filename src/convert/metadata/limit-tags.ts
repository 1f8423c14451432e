import type { TagMention } from "../../model/article.js";
import type { Limits } from "../../model/limits.js";
import type { Notice } from "../../model/problem.js";

/** Returns the first tags that are not too long, as links that never end are, up to the limit, with a notice a reason. */
export function limitTags(
  mentions: readonly TagMention[],
  { tagLength, tags }: Limits,
): { readonly mentions: readonly TagMention[]; readonly notices: readonly Notice[] } {
  const short = mentions.filter(
    (tag) => tag.text.length <= tagLength && (tag.slug?.length ?? 0) <= tagLength,
  );
  const notices: Notice[] = [];
  if (short.length < mentions.length) {
    const count = mentions.length - short.length;
    notices.push(notice(`${count} longer than the ${tagLength} characters that \`limits.tagLength\` allows`));
  }
  if (short.length > tags)
    notices.push(notice(`${short.length} tags, more than the ${tags} that \`limits.tags\` allows`));
  return { mentions: short.length > tags ? short.slice(0, tags) : short, notices };
}

const notice = (message: string): Notice => ({
  code: "unusable-tags",
  message,
  hint: "the text is published as it is; correct the tags by hand if they matter",
});
