import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { writeFiles } from "../../support/files.js";
import { siteIn } from "../../support/site.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

const WEB = "src: https://gazette.example/ferry.jpg";

describe("a lead picture that the mirror does not hold", () => {
  it.each([
    {
      what: "of the web, with a caption",
      image: `${WEB}, caption: The ferry`,
      onArticle: "link",
      onHome: "link",
    },
    { what: "of the web, without a caption", image: WEB, onArticle: "link", onHome: "nothing" },
    { what: "of a lost file", image: "src: lost.jpg", onArticle: "nothing", onHome: "nothing" },
    {
      what: "of a lost file, with a caption",
      image: "src: lost.jpg, caption: The ferry",
      onArticle: "caption",
      onHome: "caption",
    },
  ])(
    "$what is $onArticle on its page, and $onHome on the home page",
    async ({ image, onArticle, onHome }) => {
      const site = siteIn(temporaryFolder());
      const head = `title: The ferry\ndate: 2024-03-05\nimage: {${image}}`;
      writeFiles(site.content, {
        "town/n1.md": `---\n${head}\n---\n\nThe ferry is back.\n`,
        "site.yaml": "lang: en\nimages: local\n",
      });
      await site.buildHere();
      const shownOn = (file: string): string => {
        const [figure] = /<figure.*<\/figure>/.exec(readFileSync(path.join(site.out, file), "utf8")) ?? [];
        if (figure === undefined) return "nothing";
        if (figure.includes('class="picture"')) return "link";
        return figure.includes("<figcaption>The ferry") ? "caption" : figure;
      };
      expect(shownOn("2024/03/05/n1.html")).toBe(onArticle);
      expect(shownOn("index.html")).toBe(onHome);
    },
  );
});

it("a caption on the home page has the language of its article", async () => {
  const site = siteIn(temporaryFolder());
  writeFiles(site.content, {
    "town/n1.md": `---\ntitle: قایق\nlang: fa\ndate: 2024-03-05\nimage: {${WEB}, caption: قایق در بندر}\n---\n\nقایق برگشت.\n`,
    "site.yaml": "lang: en\n",
  });
  await site.buildHere();
  const home = readFileSync(path.join(site.out, "index.html"), "utf8");
  expect(home).toMatch(/<figure lang="fa" dir="rtl">.*<figcaption>قایق در بندر/s);
});
