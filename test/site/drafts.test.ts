import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { digestsIn, filesIn, mirrored, siteIn, temporaryFolder } from "./run-cli.js";

const written = (title: string, date: string): string => `---\ntitle: ${title}\ndate: ${date}\n---\n正文。\n`;

function siteWithPostOf(day: string) {
  const site = siteIn(temporaryFolder());
  mkdirSync(path.join(site.content, "c1"), { recursive: true });
  writeFileSync(path.join(site.content, "c1/n1.md"), mirrored("n1"));
  writeFileSync(path.join(site.content, "c1/post.md"), written("渡轮复航", day));
  return site;
}

describe("an article by hand of a day to come", () => {
  it("is held back and counted, and comes on its day without a change of the content", () => {
    const site = siteWithPostOf("2024-06-01");
    const before = site.build([], { NEWSMIRROR_TODAY: "2024-05-31" });
    expect(before.out).toMatch(/drafts left out +1\n/);
    expect(filesIn(site.out)).not.toContain("2024/06/01/post.html");
    const again = site.build([], { NEWSMIRROR_TODAY: "2024-05-31" });
    expect(again.out).toMatch(/files written +0\n/);
    const onTheDay = site.build([], { NEWSMIRROR_TODAY: "2024-06-01" });
    expect(onTheDay.out).not.toContain("drafts left out");
    expect(filesIn(site.out)).toContain("2024/06/01/post.html");
    const cold = siteWithPostOf("2024-06-01");
    cold.build([], { NEWSMIRROR_TODAY: "2024-06-01" });
    expect(digestsIn(site.out)).toEqual(digestsIn(cold.out));
  });

  it("is published where the settings say so", () => {
    const site = siteWithPostOf("2024-06-01");
    writeFileSync(path.join(site.content, "site.yaml"), "drafts: true\n");
    site.build([], { NEWSMIRROR_TODAY: "2024-05-31" });
    expect(filesIn(site.out)).toContain("2024/06/01/post.html");
  });
});
