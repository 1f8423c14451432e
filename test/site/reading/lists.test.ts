import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { writeFiles } from "../../support/files.js";
import { siteIn } from "../../support/site.js";
import { sharedFolder } from "../../support/temporary-folder.js";

const site = siteIn(sharedFolder());
const textOf = (file: string): string => readFileSync(path.join(site.out, file), "utf8");

/** Returns what leads from a page of a list to the pages beside it: address and words. */
const turnsOf = (file: string): [address: string, words: string][] =>
  Array.from(
    textOf(file).matchAll(/<a rel="(?:prev|next)" href="([^"]*)">([^<]*)</g),
    ([, to = "", words = ""]) => [path.posix.join(path.posix.dirname(file), to), words],
  );

describe("a list of articles, some of them without a date", () => {
  beforeAll(async () => {
    const dated = [4, 5, 6].map((day): [string, string] => [
      `town/n${day}.md`,
      `---\ntitle: Report ${day}\ndate: 2024-03-0${day}\ntags: [water]\n---\n\nThe water is back.\n`,
    ]);
    const undated = [1, 2].map((number): [string, string] => [
      `town/u${number}.md`,
      `---\ntitle: Notice ${number}\ntags: [water]\n---\n\nThe water is back.\n`,
    ]);
    const settings = "lang: en\nperPage: 1\n";
    writeFiles(site.content, { ...Object.fromEntries([...dated, ...undated]), "site.yaml": settings });
    await site.buildHere();
  });

  it.each(["channels/town", "tags/water"])("says that they follow the oldest of %s", (list) => {
    expect(turnsOf(`${list}/2.html`)[0]).toEqual([`${list}/1.html`, "Older"]);
    expect(turnsOf(`${list}/1.html`)[0]).toEqual([`${list}/undated.html`, "Undated"]);
    expect(turnsOf(`${list}/undated.html`)[0]).toEqual([`${list}/undated-2.html`, "Older"]);
  });
});
