import { describe, expect, it, onTestFinished, vi } from "vitest";
import { digestsIn, filesIn, writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const written = (title: string, date: string): string => `---\ntitle: ${title}\ndate: ${date}\n---\n正文。\n`;

function siteWithPostOf(day: string) {
  const site = siteIn(temporaryFolder());
  writeFiles(site.content, { "c1/n1.md": mirrored("n1"), "c1/post.md": written("渡轮复航", day) });
  return site;
}

/** Sets the day on which builds in this process take place. */
function setToday(day: string): void {
  vi.stubEnv("NEWSMIRROR_TODAY", day);
  onTestFinished(() => void vi.unstubAllEnvs());
}

describe("an article by hand of a day to come", () => {
  it("is held back and counted, and comes on its day without a change of the content", async () => {
    const site = siteWithPostOf("2024-06-01");
    setToday("2024-05-31");
    const before = await site.buildHere();
    expect(before.out).toMatch(/drafts left out +1\n/);
    expect(filesIn(site.out)).not.toContain("2024/06/01/post.html");
    const again = await site.build([], { NEWSMIRROR_TODAY: "2024-05-31" });
    expect(again.out).toMatch(/files written +0\n/);
    const onTheDay = await site.build([], { NEWSMIRROR_TODAY: "2024-06-01" });
    expect(onTheDay.out).not.toContain("drafts left out");
    expect(filesIn(site.out)).toContain("2024/06/01/post.html");
    const cold = siteWithPostOf("2024-06-01");
    setToday("2024-06-01");
    await cold.buildHere();
    expect(digestsIn(site.out)).toEqual(digestsIn(cold.out));
  });

  it.each(["2024-6-1", "2024-02-30", "tomorrow"])(
    "is not published by chance where today is `%s`",
    async (day) => {
      setToday(day);
      await expect(siteWithPostOf("2024-06-01").buildHere()).rejects.toThrow(
        `NEWSMIRROR_TODAY is ${day}, which is no day`,
      );
    },
  );

  it("is held back again by a build for a day before", async () => {
    const site = siteWithPostOf("2024-06-01");
    setToday("2024-06-01");
    await site.buildHere();
    setToday("2024-05-31");
    await site.buildHere();
    expect(filesIn(site.out)).not.toContain("2024/06/01/post.html");
    setToday("2024-06-01");
    await site.buildHere();
    writeFiles(site.content, { "c1/n1.md": mirrored("n1", { title: "另一个" }) });
    setToday("2024-05-31");
    await site.buildHere();
    expect(filesIn(site.out)).not.toContain("2024/06/01/post.html");
  });

  it("is published where the settings say so", async () => {
    const site = siteWithPostOf("2024-06-01");
    writeFiles(site.content, { "site.yaml": "drafts: true\n" });
    setToday("2024-05-31");
    await site.buildHere();
    expect(filesIn(site.out)).toContain("2024/06/01/post.html");
  });
});
