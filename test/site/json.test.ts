import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { filesIn, writeFiles } from "../support/files.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
const article = {
  title: "Quay open",
  url: "https://harbour.example/quay",
  date: "2024-03-05",
  content: `<p>The quay is open. <a href="/map">A map</a></p><script>alert(1)</script><img src="${PIXEL}" width="1" height="1">`,
};

it("an article as JSON is a page, its notes beside a saved page are none, and gives way to that page", async () => {
  const site = siteIn(temporaryFolder());
  writeFiles(site.content, { "c/quay.json": JSON.stringify(article), "package.json": '{"name":"mirror"}' });
  expect(await site.build(["--strict"])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/articles +1\n/),
  });
  const page = path.join(site.out, "2024/03/05/quay.html");
  expect(readFileSync(page, "utf8")).toMatch(/The quay is open\. <a href="https:\/\/harbour\.example\/map"/);
  expect(readFileSync(page, "utf8")).not.toMatch(/alert|R0lGOD/);
  writeFiles(site.content, {
    "c/quay.html": "<title>Quay open now</title><p>The quay is open since Monday.</p>",
  });
  expect(await site.build(["--strict"])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/articles +1\n/),
  });
  expect(filesIn(site.out)).not.toContain("2024/03/05/quay.html");
});
