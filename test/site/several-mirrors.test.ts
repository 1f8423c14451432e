import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { digestsIn, filesIn } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { runHere } from "../support/run-here.js";
import { FILES, gazette, mirrorsIn, TWO_MIRRORS } from "../support/several-mirrors.js";
import { sharedFolder, temporaryFolder } from "../support/temporary-folder.js";

const [QINGHE, WELLS] = TWO_MIRRORS.mirrors;

describe("a site of two mirrors", async () => {
  const { page, built, folder } = mirrorsIn(sharedFolder());
  const problems = await built();

  it("holds the articles of both, each read in its own format", () => {
    expect(problems).toBe("");
    expect(filesIn(folder("site")).filter((file) => /^2024\/03\/\d\d\/n/.test(file))).toEqual([
      "2024/03/05/n1.html",
      "2024/03/05/n1~wells.html",
      "2024/03/06/n2.html",
      "2024/03/07/n3.html",
      "2024/03/08/n4~wells.html",
    ]);
    expect(page("2024/03/05/n1.html")).toContain("渡口今晨重开");
    expect(page("2024/03/05/n1~wells.html")).toContain("The ferry landing at Wells has reopened.");
  });

  it("says on each article, and in each list of several mirrors, where it is from", () => {
    expect(page("2024/03/05/n1~wells.html")).toContain(
      '<a href="../../../mirrors/wells/index.html">Wells Gazette</a>',
    );
    expect(page("2024/03/05/n1.html")).toContain('<a href="../../../mirrors/qinghe/index.html">青禾时报</a>');
    const day = page("2024/03/05/index.html");
    expect(day).toMatch(/渡口重开<\/a><\/h2><p class="sum">青禾时报<\/p>/);
    expect(day).toMatch(/Ferry landing reopens<\/a><\/h2><p class="sum">Wells Gazette<\/p>/);
    expect(page("channels/city~wells/index.html")).not.toContain('<p class="sum">Wells Gazette</p>');
  });

  it("has a page for each, with the original's address, the licence, the channels and a feed", () => {
    const wells = page("mirrors/wells/index.html");
    expect(wells).toContain("https://gazette.example/");
    expect(wells).toContain("CC BY-NC 4.0");
    expect(wells).toContain('href="../../channels/city~wells/index.html"');
    expect(wells).not.toContain("渡口重开");
    expect(page("mirrors/wells/feed.xml")).toContain("Market moves");
    expect(page("index.html")).toContain('<a href="mirrors/qinghe/index.html">青禾时报');
    expect(page("about.html")).toContain("只供查阅");
  });

  it("keeps channels of one name apart, by address and by label", () => {
    expect(page("channels/city/index.html")).toContain("<h1>本地 (青禾时报)</h1>");
    expect(page("channels/city~wells/index.html")).toContain("<h1>本地 (Wells Gazette)</h1>");
    expect(page("channels/water/index.html")).toContain("<h1>水陆交通</h1>");
  });

  it("passes the audit", async () => {
    const { code, out, err } = await runHere(["check", "--site", folder("site")]);
    expect(`${out}${err}`).toMatch(/findings +0\n/);
    expect(code).toBe(0);
  });
});

describe("a mirror's addresses", () => {
  const articlesOf = (site: string): string[] =>
    filesIn(site).filter((file) => /^(?:2024\/03\/\d\d\/n|channels\/)/.test(file));

  it("are the same with and without other mirrors", async () => {
    const site = mirrorsIn(temporaryFolder());
    await site.built();
    const both = articlesOf(site.folder("site"));
    site.set({ ...TWO_MIRRORS, mirrors: [QINGHE] });
    await site.built("first", "first-cache");
    site.set({ ...TWO_MIRRORS, mirrors: [{ ...WELLS, addresses: "named" }] });
    await site.built("second", "second-cache");
    const alone = [...articlesOf(site.folder("first")), ...articlesOf(site.folder("second"))];
    expect(alone.sort()).toEqual(both);
  });

  it("of the only mirror, and all bytes, are those of a content folder", async () => {
    const site = mirrorsIn(temporaryFolder());
    const { mirrors: _, ...rest } = TWO_MIRRORS;
    site.set({ ...rest, content: QINGHE.folder, channels: { ...QINGHE.channels, ...rest.channels } });
    await site.built("content", "content-cache");
    const { originalUrl: __, licence: ___, ...only } = QINGHE;
    site.set({ ...rest, mirrors: [only] });
    await site.built();
    expect(digestsIn(site.folder("site"))).toEqual(digestsIn(site.folder("content")));
  });
});

describe("an incremental build of several mirrors", () => {
  it("gives the bytes of a cold one after each change", async () => {
    const site = mirrorsIn(temporaryFolder());
    const [format] = WELLS.formats;
    const third = { name: "third", folder: "mirrors/third", title: "第三报" };
    const steps: Record<string, () => void> = {
      "one mirror": () => site.set({ ...TWO_MIRRORS, mirrors: [QINGHE] }),
      "a second": () => site.set(TWO_MIRRORS),
      "an article of the second changes": () =>
        site.write({
          "mirrors/wells/city/n4.story": gazette("Market stays", "2024-03-08", "It stays after all."),
        }),
      "a third with an id of both": () => {
        site.write({ "mirrors/third/city/n1.md": mirrored("n1", { title: "第三份渡口" }) });
        site.set({ ...TWO_MIRRORS, mirrors: [QINGHE, WELLS, third] });
      },
      "a format of one mirror": () =>
        site.set({
          ...TWO_MIRRORS,
          mirrors: [QINGHE, { ...WELLS, formats: [{ ...format, title: "time" }] }, third],
        }),
      "a title": () =>
        site.set({ ...TWO_MIRRORS, mirrors: [QINGHE, { ...WELLS, title: "The Wells" }, third] }),
      "another has the plain addresses": () =>
        site.set({ ...TWO_MIRRORS, mirrors: [QINGHE, { ...WELLS, addresses: "plain" }, third] }),
      "the first goes": () => site.set({ ...TWO_MIRRORS, mirrors: [WELLS, third] }),
      "an article that is the only one of its mirror goes": () =>
        rmSync(site.folder("mirrors/third/city/n1.md")),
    };
    for (const [step, change] of Object.entries(steps)) {
      change();
      await site.built();
      await site.built("cold", "cold-cache");
      expect(digestsIn(site.folder("site")), step).toEqual(digestsIn(site.folder("cold")));
      rmSync(site.folder("cold"), { recursive: true });
      rmSync(site.folder("cold-cache"), { recursive: true });
    }
  });
});

describe("files beside the articles", () => {
  /** The first bytes of a GIF, which tell its size. */
  const gif = (width: number): Buffer => Buffer.from([...Buffer.from("GIF89a"), width, 0, 9, 0, 0, 0, 0]);

  it("of one name in two mirrors are two pictures, each shown by its own articles", async () => {
    const site = mirrorsIn(temporaryFolder());
    const note = (name: string): string =>
      `---\ntitle: ${name}\ndate: 2024-03-09\n---\n\n![](/images/pier.gif)\n\n正文。\n`;
    site.set({ ...TWO_MIRRORS, images: "local" });
    site.write({
      "mirrors/qinghe/images/pier.gif": gif(3),
      "mirrors/wells/images/pier.gif": gif(7),
      "mirrors/qinghe/city/p1.md": note("青禾码头"),
      "mirrors/wells/city/p1.md": note("Wells pier"),
    });
    expect(await site.built()).toBe("");
    expect(site.page("2024/03/09/p1.html")).toContain('src="../../../images/pier.gif" alt="" width="3"');
    expect(site.page("2024/03/09/p1~wells.html")).toMatch(
      /src="\.\.\/\.\.\/\.\.\/images\/files\/[0-9a-f]{32}\.gif" alt="" width="7"/,
    );
    expect((await runHere(["check", "--site", site.folder("site")])).code).toBe(0);
  });

  it("are not taken for pictures that another mirror shows, which are fetched", async () => {
    const site = mirrorsIn(temporaryFolder());
    const note = (host: string): string =>
      `---\ntitle: ${host}\n---\n\n![](https://${host}/pier.gif)\n\n正文。\n`;
    site.write({
      "mirrors/qinghe/images/pier.gif": gif(3),
      "mirrors/qinghe/city/p1.md": note("a.example"),
      "mirrors/wells/city/p2.md": note("b.example"),
    });
    const args = ["--config", site.folder("site.yaml"), "--cache", site.folder("cache")];
    const { code, out } = await runHere(["pictures", "--dry-run", ...args]);
    expect(code).toBe(0);
    expect(out).toContain("b.example");
    expect(out).not.toContain("a.example");
  });

  it("at the top of a mirror are read, and told of by the mirror and their path", async () => {
    const site = mirrorsIn(temporaryFolder());
    site.write({
      "mirrors/wells/index.md": "---\ntitle: Front\n---\n\nWords.\n",
      "mirrors/wells/bad.md": "",
    });
    const problems = await site.built();
    expect(problems).toContain("wells//bad.md: the file is empty");
    expect(
      filesIn(site.folder("site")).some((file) => /^undated\/index-[0-9a-f]{8}~wells\.html$/.test(file)),
    ).toBe(true);
  });
});

describe("the manifest", () => {
  it("states the commit of each mirror that is checked out", async () => {
    const site = mirrorsIn(temporaryFolder());
    const git = (...args: string[]): string => {
      const writer = ["-c", "user.name=t", "-c", "user.email=t@example.org"];
      return execFileSync("git", [...writer, ...args], {
        cwd: site.folder("mirrors/wells"),
        encoding: "utf8",
      });
    };
    git("init", "--quiet");
    git("add", "--all");
    git("commit", "--quiet", "--message", "Articles");
    await site.built();
    const [commit, seconds] = git("log", "--format=%H %ct").trim().split(" ");
    const time = Number(seconds);
    const sources = (): unknown => JSON.parse(site.page("manifest.json")).sources;
    expect(sources()).toEqual({ wells: { commit, time } });
    expect((await runHere(["verify", site.folder("site")])).out).toMatch(
      new RegExp(`from commit +${commit} of wells\n`),
    );
    site.write({ "mirrors/wells/city/n1.story": gazette("Ferry", "2024-03-05", "Closed again.") });
    await site.built();
    expect(sources()).toEqual({ wells: { commit, time, modified: true } });
  });
});

describe("commands in a site of several mirrors", () => {
  it("survey all of them for a new site", async () => {
    const { base } = mirrorsIn(temporaryFolder());
    const { code, out } = await runHere(["init", "--dry-run"], {}, base);
    expect(code).toBe(0);
    expect(out).toContain("5 files in mirrors/qinghe, mirrors/wells");
    expect(out).toMatch(/gazette/);
  });

  it("read a file in the formats of its own mirror", async () => {
    const { folder } = mirrorsIn(temporaryFolder());
    const args = ["--config", folder("site.yaml")];
    const file = folder("mirrors/wells/city/n1.story");
    expect((await runHere(["formats", file, ...args])).out).toMatch(/format +gazette/);
    expect((await runHere(["convert", file, ...args])).out).toContain("title: Ferry landing reopens");
    expect((await runHere(["convert", folder("mirrors"), ...args])).out).toContain("title: 渡口重开");
    const other = path.join(folder("mirrors/qinghe"), "n9.story");
    mirrorsIn(folder(".")).write({ "mirrors/qinghe/n9.story": FILES["mirrors/wells/city/n1.story"] });
    expect((await runHere(["formats", other, ...args])).out).toMatch(/format +none/);
  });

  it("take no --content, since the settings name the folders", async () => {
    const { folder } = mirrorsIn(temporaryFolder());
    const { code, err } = await runHere([
      "build",
      "--config",
      folder("site.yaml"),
      "--content",
      folder("mirrors"),
    ]);
    expect(code).toBe(1);
    expect(err).toMatch(/--content .* cannot be used: `mirrors` in .*site\.yaml names the folders/);
  });
});
