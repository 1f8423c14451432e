import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { runHere } from "../support/run-here.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

describe("a content folder that has lost its last article", () => {
  it("becomes an empty site, with an error that says so", async () => {
    const site = siteIn(temporaryFolder());
    writeFiles(site.content, { "c1/n1.md": mirrored("n1") });
    await site.buildHere();
    expect(filesIn(site.out)).toContain("2024/03/05/n1.html");
    rmSync(path.join(site.content, "c1/n1.md"));
    const { err, code } = await site.build();
    expect(err).toMatch(/error: no articles \(1\)\n.*there is no article that can be published in .*\n.*→/);
    expect(err).not.toContain("ENOENT");
    expect(code).toBe(0);
    expect(filesIn(site.out)).not.toContain("2024/03/05/n1.html");
    expect(readFileSync(path.join(site.out, "index.html"), "utf8")).toContain("这里还没有文章");
    expect((await runHere(["check", "--site", site.out])).code).toBe(0);
    expect((await site.build(["--strict"])).code).toBe(1);
  });

  it("names what is wrong with the files that it has", async () => {
    const site = siteIn(temporaryFolder());
    writeFiles(site.content, { "c1/n1.html": "Neither this nor that.\n" });
    const { err } = await site.buildHere();
    expect(err).toMatch(/c1\/n1\.html:1: no known format fits it/);
    expect(err).toContain("there is no article that can be published");
  });
});
