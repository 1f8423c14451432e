import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

it("reads a template again that was corrected, in the same process", async () => {
  const base = temporaryFolder();
  const site = siteIn(base);
  mkdirSync(path.join(site.content, "c1"), { recursive: true });
  mkdirSync(path.join(base, "own"));
  writeFileSync(path.join(site.content, "c1/n1.md"), mirrored("n1"));
  writeFileSync(path.join(base, "content/site.yaml"), "lang: en\ntemplates: ../own\n");
  const own = path.join(base, "own/home.njk");
  const ours = readFileSync("templates/home.njk", "utf8");
  const home = (): string => readFileSync(path.join(site.out, "index.html"), "utf8");
  writeFileSync(own, `${ours}{% if %}`);
  expect((await site.build()).err).toContain("the template home.njk is wrong");
  for (const word of ["Ferry", "Orchard"]) {
    writeFileSync(own, `${ours}<p>${word}</p>`);
    expect((await site.build()).code).toBe(0);
    expect(home()).toContain(`<p>${word}</p>`);
  }
});

it("names a template that renders no page, since it lost its front matter", async () => {
  const site = siteIn(temporaryFolder());
  const folder = path.dirname(site.content);
  writeFiles(folder, {
    "content/site.yaml": "templates: ../templates\n",
    "content/c1/n1.md": mirrored("n1"),
    "templates/article.njk": "",
  });
  const { code, err } = await site.build();
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(
      /the template article\.njk is wrong: it renders no page.*\n.*in your folder of templates/,
    ),
  ]);
});
