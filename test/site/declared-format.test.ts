import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { filesIn } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { runHere } from "../support/run-here.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const SETTINGS = `formats:
  - name: letters
    match: '== 信 =='
    title: h2
    date: '/(\\S+年\\S+月\\S+日)/'
    body: [.text]
exclude: [drafts]
`;

const letter = (title: string): string =>
  `== 信 ==\n<h2>${title}</h2>\n二〇二三年五月六日\n<div class="text"><p>${title}，渡船六点开出。</p></div>\n`;

function siteWith(files: Readonly<Record<string, string>>) {
  const site = siteIn(temporaryFolder());
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(site.content, file)), { recursive: true });
    writeFileSync(path.join(site.content, file), content);
  }
  return site;
}

const FILES = {
  "site.yaml": SETTINGS,
  "README.md": "# 说明\n\n这是说明。\n",
  "lists/c1.md": "- [甲](../c1/a.md)\n",
  "drafts/x.html": "文。",
  "c1/2023/05/n1.md": mirrored("n1"),
  "水 路/渡口 来信.md": letter("渡口来信"),
};

it("is used by every worker; what is no article does not make a strict build fail", async () => {
  const { build, out } = siteWith(FILES);
  const { code, out: summary, err } = await build(["--strict", "--jobs", "2"]);
  expect(code).toBe(0);
  expect(summary).toMatch(/articles +2\n/);
  expect(summary).toMatch(/passed over +3\n/);
  expect(err).toContain("README.md: it is a file of the repository");
  const pages = filesIn(out);
  expect(pages).toContain("2024/03/05/n1.html");
  const page = pages.find((file) => /^2023\/05\/06\/渡口-来信-[0-9a-f]{8}\.html$/.test(file));
  expect(readFileSync(path.join(out, page ?? ""), "utf8")).toContain("渡口来信，渡船六点开出。");
  const channels = new Set(pages.flatMap((file) => /^channels\/([^/]+)\/index/.exec(file)?.[1] ?? []));
  expect([...channels].sort()).toEqual(["c1", expect.stringMatching(/^水-路-[0-9a-f]{8}$/)]);
  expect(readFileSync(path.join(out, "index.html"), "utf8")).toContain("水 路");
});

it("is read again when the settings change", async () => {
  const { build, content, out } = siteWith(FILES);
  await build();
  writeFileSync(path.join(content, "site.yaml"), SETTINGS.replace("title: h2", "title: '/<p>(.+?)，/'"));
  writeFileSync(
    path.join(content, "水 路/渡口 来信.md"),
    letter("渡口来信").replace("<p>渡口来信", "<p>船票"),
  );
  expect((await build()).code).toBe(0);
  const page = filesIn(out).find((file) => file.startsWith("2023/05/06/渡口")) ?? "";
  expect(readFileSync(path.join(out, page), "utf8")).toContain("<h1>船票</h1>".slice(4));
});

it("is shown by the command `formats`", async () => {
  const { content } = siteWith(FILES);
  const file = path.join(content, "水 路/渡口 来信.md");
  const { code, out } = await runHere(["formats", file, "--content", content]);
  expect(code).toBe(0);
  expect(out).toMatch(/format +letters\n[\s\S]*title +渡口来信\n +date +2023-05-06\n[\s\S]*body +\.text/);
  const [report] = JSON.parse(
    (await runHere(["formats", "--json", path.join(content, "drafts/x.html"), "--content", content])).out,
  );
  expect(report.missing.map((one: { format: string }) => one.format)).toEqual([
    "letters",
    "ok-mirror",
    "markdown",
    "html",
    "json",
  ]);
  expect((await runHere(["formats", path.join(content, "drafts/x.html")])).code).toBe(1);
});

it("is used by the command `convert`", async () => {
  const { content } = siteWith(FILES);
  const { out } = await runHere([
    "convert",
    path.join(content, "水 路"),
    "--config",
    path.join(content, "site.yaml"),
  ]);
  expect(out).toContain("title: 渡口来信\ndate: 2023-05-06\n");
});

it("that is wrong stops the build with the key", async () => {
  const { build } = siteWith({ ...FILES, "site.yaml": SETTINGS.replace(".text", "'.text['") });
  const { code, err } = await build();
  expect(code).toBe(1);
  expect(err).toContain("formats[0].body: not a CSS selector");
});
