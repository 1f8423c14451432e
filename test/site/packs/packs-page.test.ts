import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { digestsIn, filesIn, writeFiles } from "../../support/files.js";
import { runHere } from "../../support/run-here.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { packing } from "./packing.js";

describe("a site with packs", () => {
  it("lists them with size and digest, and check and verify know their files", async () => {
    const { content, out, packs, build, pack } = packing(temporaryFolder());
    appendFileSync(path.join(content, "site.yaml"), "packs: ../packs\n");
    await pack("epub", ["--year", "2023", "--script", "original", "zh-Hant"]);
    await build();
    const digests = digestsIn(packs);
    const page = readFileSync(path.join(out, "packs.html"), "utf8");
    for (const name of ["2023.epub", "2023.zh-Hant.epub"]) {
      expect(page).toContain(`<a href="packs/${name}" download>`);
      expect(page).toContain(`<code>${digests[name]}</code>`);
      expect(digestsIn(out)[`packs/${name}`]).toBe(digests[name]);
    }
    expect(page).toMatch(/about\.html">关于本站<\/a> · <a href="packs\.html" aria-current="page">/);
    expect(filesIn(path.join(out, "packs"))).toEqual(["2023.epub", "2023.zh-Hant.epub"]);
    expect(readFileSync(path.join(out, "2023/11/03/n20000118.html"), "utf8")).toContain(
      'href="../../../packs.html"',
    );
    expect(await runHere(["check", "--site", out])).toMatchObject({ code: 0 });
    expect(await runHere(["verify", out])).toMatchObject({ code: 0 });
    rmSync(path.join(packs, "2023.epub"));
    expect((await build()).out).toMatch(/files removed +1\n/);
    expect(readFileSync(path.join(out, "packs.html"), "utf8")).not.toContain("2023.epub");
    writeFileSync(path.join(packs, "packs.json"), "x");
    await expect(build()).rejects.toThrow(/packs\.json is not a list of packs/);
  });

  it("lists the books of a year, then those of its months, the newest first, and those without a day last", async () => {
    const { content, out, build, pack } = packing(temporaryFolder());
    appendFileSync(path.join(content, "site.yaml"), "packs: ../packs\n");
    writeFiles(content, { "ncid101/notice.md": "---\ntitle: 借阅须知\n---\n\n图书馆每天九点开门。\n" });
    await pack("epub", ["--channel", "ncid101"]);
    await pack("epub", ["--year", "2023", "2024"]);
    await build();
    const page = readFileSync(path.join(out, "packs.html"), "utf8");
    const names = [...page.matchAll(/href="packs\/([^"]+)" download/g)].map(([, name]) => name as string);
    const months = filesIn(path.join(out, "packs")).filter((name) => /^20\d\d-\d\d/.test(name));
    const ofYear = (year: string): string[] => months.filter((name) => name.startsWith(year)).reverse();
    expect(names).toEqual([
      "2024.epub",
      ...ofYear("2024"),
      "2023.epub",
      ...ofYear("2023"),
      "undated-ncid101.epub",
    ]);
  });

  it.each([
    ["in the settings", "packs: ../site/packs", "packs"],
    ["by a flag", "drafts: false", "site/packs"],
  ])("has no folder of packs within itself: %s", async (_, setting, folder) => {
    const base = temporaryFolder();
    const { content, pack } = packing(base);
    appendFileSync(path.join(content, "site.yaml"), `out: ../site\n${setting}\n`);
    const { code, err } = await pack("epub", ["--out", path.join(base, folder)]);
    expect([code, err]).toEqual([1, expect.stringMatching(/folder of packs .* is inside the site/)]);
  });

  it("says so where there are none yet, and has no such page without the setting", async () => {
    const { content, out, build } = packing(temporaryFolder());
    await build();
    expect(filesIn(out)).not.toContain("packs.html");
    appendFileSync(path.join(content, "site.yaml"), "packs: ../packs\n");
    await build();
    expect(readFileSync(path.join(out, "packs.html"), "utf8")).toContain("还没有文件。");
  });
});
