import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { writeFiles } from "../../support/files.js";
import { siteIn } from "../../support/site.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

describe("the page of all months", () => {
  it.each([
    {
      what: "two months",
      days: ["2024-03-05", "2024-04-01"],
      sum: "March 2024 to April 2024, 2 articles. Each bar is a month.",
      charts: 2,
    },
    { what: "one month", days: ["2024-03-05"], sum: "1 article.", charts: 0 },
    { what: "articles without a date", days: [undefined], sum: "1 article.", charts: 0 },
  ])("says of $what how many articles there are", async ({ days, sum, charts }) => {
    const site = siteIn(temporaryFolder());
    const files = days.map((day, index) => [
      `town/n${index}.md`,
      `---\ntitle: The ferry\n${day ? `date: ${day}\n` : ""}---\n\nThe ferry is back.\n`,
    ]);
    writeFiles(site.content, { ...Object.fromEntries(files), "site.yaml": "lang: en\n" });
    await site.buildHere();
    const page = readFileSync(path.join(site.out, "archive.html"), "utf8");
    expect(/<p class="sum">(.*)<\/p>/.exec(page)?.[1]).toBe(sum);
    expect(page.match(/class="chart"/g) ?? []).toHaveLength(charts);
    expect(page.includes("<h2>By month</h2>")).toBe(days[0] !== undefined);
    expect(page).not.toContain("There are no articles yet");
    // Who looks for a day meets the months before the charts of the channels.
    if (charts) expect(page.indexOf('class="months"')).toBeLessThan(page.indexOf('class="courses"'));
    for (const [, width] of page.matchAll(/class="chart".*? width="(\d+)"/g)) expect(width).toBe("44");
  });
});
