import { counted, printable } from "../../lib/text/printable.js";
import { FALLBACK_LANGUAGE } from "./guess-language.js";
import type { Survey } from "./survey-content.js";

/** Files without an article that are listed, and channels. */
const MOST_REFUSED = 5;
const MOST_CHANNELS = 20;

/** Returns what was found in a content folder, in lines. @param content name of the folder */
export function describeSurvey(survey: Survey, content: string): string {
  const { files, sampled, formats, refused, unread, channels, lang } = survey;
  const looked = sampled < files ? `, ${sampled} of them looked into` : "";
  const lines = [
    `${counted(files, "file")} in ${content}${looked}`,
    `  formats   ${formats.size > 0 ? listed([...formats], formats.size) : "none that is known"}`,
    `  channels  ${channels.size > 0 ? listed([...channels], MOST_CHANNELS) : "none: the files are in no folder of their own"}`,
    `  language  ${lang ?? `${FALLBACK_LANGUAGE}, since no article tells another; --lang names the right one`}`,
  ];
  if (unread.size > 0) lines.push(`  not read  ${describeUnread(unread)}`);
  if (refused.length > 0) {
    lines.push(`  ${counted(refused.length, "file")} without an article:`);
    for (const { file, reason } of refused.slice(0, MOST_REFUSED)) lines.push(`    ${file}: ${reason}`);
    if (refused.length > MOST_REFUSED) lines.push(`    … and ${refused.length - MOST_REFUSED} more`);
    lines.push("    → `newsmirror formats FILE` tells what each format misses");
  }
  return printable(lines.join("\n"));
}

/** Returns what is said of files that no format reads: their endings, and what to do. @param unread numbers of files by ending */
export const describeUnread = (unread: ReadonlyMap<string, number>): string =>
  `${listed([...unread], unread.size)}: docs/formats.md tells how to declare a format`;

function listed(counts: readonly (readonly [name: string, count: number])[], most: number): string {
  const shown = counts.slice(0, most).map(([name, count]) => `${name} (${count})`);
  return [...shown, ...(counts.length > most ? [`and ${counts.length - most} more`] : [])].join(", ");
}
