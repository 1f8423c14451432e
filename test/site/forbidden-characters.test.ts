import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

describe("characters that XML does not have", () => {
  it.each(["\u0008", "\uffff", "\u{1fffe}", "\u007f"])(
    "never reach a page or a feed: %j",
    async (character) => {
      const site = siteIn(temporaryFolder());
      const title = `题${character}目`;
      writeFiles(site.content, { "c1/n1.md": mirrored("n1") });
      writeFiles(site.content, {
        "c1/n2.md": `---\ntitle: "${title}"\ndate: 2024-03-06\ntags: ["渡${character}轮"]\n---\n正${character}文\n`,
      });
      writeFiles(site.content, {
        "site.yaml": `title: ${JSON.stringify(`样${character}报`)}\nchannels: { c1: ${JSON.stringify(`本${character}地`)} }\n`,
      });
      await site.buildHere({ baseUrl: "https://mirror.example/" });
      for (const file of filesIn(site.out).filter((name) => /\.(?:html|xml)$/.test(name)))
        expect(readFileSync(path.join(site.out, file), "utf8"), file).not.toContain(character);
      expect(readFileSync(path.join(site.out, "feed.xml"), "utf8")).toContain("<title>题目</title>");
    },
  );
});
