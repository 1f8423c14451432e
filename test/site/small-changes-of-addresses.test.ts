import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differences } from "../support/differences.js";
import { digestsIn, writeFiles } from "../support/files.js";
import { relationsMade } from "../support/relations.js";
import { HANGS_AFTER } from "../support/run-cli.js";
import { SEED } from "../support/seed.js";
import { buildHere, siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** How many random sequences are tried: a few in `npm test`, as many as one likes in a long run. */
const SEQUENCES = Number(process.env.NEWSMIRROR_SEQUENCES ?? 3);
const STEPS = 8;
const ARTICLES = 10;

const FOLDERS = ["news", "town/river"];

/** An article by hand. Its links and pictures are written as they stand in its file. */
interface Article {
  readonly folder: string;
  readonly title: string;
  readonly day: string;
  readonly links: readonly string[];
  readonly pictures: readonly string[];
  /** A path by which links name it besides; empty for none. It may be that of another article's file. */
  readonly alias: string;
  readonly hasSource: boolean;
  /** The form of its source; default: the first. */
  readonly form?: (address: string) => string;
}

/** The address of an original. An article of each mirror of a site may have it. */
const original = (id: string): string => `https://www.river-post.example/2024/${id}.html`;
/** Forms of one address. */
const form = fc.constantFrom(
  (address: string) => address,
  (address: string) => address.replace("https://www.", "http://"),
  (address: string) => `${address}#below`,
  (address: string) => `${address}/?utm_source=feed`,
);
const number = fc.nat({ max: ARTICLES + 1 });
const inFolder = fc.constantFrom(...FOLDERS);
/** Addresses of articles, some of which are there, and some of which are not. */
const link = fc.oneof(
  number.map((one) => `a${one}.md`),
  fc.tuple(inFolder, number).map(([folder, one]) => `/${folder}/a${one}/`),
  fc.constantFrom("/old/1.html", "/old/2.html", "/news/a3.html"),
  number.map((one) => `a${one}`),
  fc.constantFrom("a2", "a3"),
  fc.tuple(fc.nat({ max: 4 }), form).map(([one, inForm]) => inForm(original(`a${one}`))),
  fc.constant("#below"),
);
/** The first bytes of a GIF, which tell its size. */
const gif = (width: number, height = 40): Buffer =>
  Buffer.from([...Buffer.from("GIF89a"), width, 0, height, 0, 0, 0, 0]);

const onWeb = (folder: string, one: number): string => `https://i.river-post.example/${folder}/p${one}.gif`;
/** Addresses of pictures: of two folders on the web with the same names, of files, and with the picture in them. */
const picture = fc.oneof(
  fc.tuple(fc.constantFrom("a", "b"), fc.nat({ max: 2 })).map(([folder, one]) => onWeb(folder, one)),
  fc.nat({ max: 2 }).map((one) => `/images/p${one}.gif`),
  fc.nat({ max: 2 }).map((one) => `p${one}.gif`),
  fc.nat({ max: 3 }).map((one) => `data:image/gif;base64,${gif(60 + one).toString("base64")}`),
);
/** Files of pictures: by their names, by the digests of their addresses, and beside articles. */
const pictureFile = fc.oneof(
  fc.nat({ max: 2 }).map((one) => `images/p${one}.gif`),
  fc.tuple(fc.constantFrom("a", "b"), fc.nat({ max: 2 })).map((of) => `images/${digestOf(onWeb(...of))}.gif`),
  fc.nat({ max: 2 }).map((one) => `images/${digestOf(onWeb("a", one))}-50.gif`),
  fc.tuple(inFolder, fc.nat({ max: 2 })).map(([folder, one]) => `${folder}/p${one}.gif`),
);
const digestOf = (address: string): string => createHash("sha256").update(address).digest("hex").slice(0, 32);

const articles = fc.record({
  folder: inFolder,
  title: fc.nat({ max: 999 }).map((one) => `Bridge ${one} opens`),
  day: fc.constantFrom("2023-12-31", "2024-02-29", "2024-03-05"),
  links: fc.array(link, { maxLength: 2 }),
  pictures: fc.array(picture, { maxLength: 2 }),
  hasSource: fc.boolean(),
  form,
  alias: fc.constantFrom("", "", "/old/1.html", "/old/2.html", "/news/a3.html"),
});

const change = fc.record({
  kind: fc.constantFrom("add", "delete", "links", "pictures", "alias", "move", "title", "put", "put", "take"),
  which: fc.nat({ max: 999 }),
  article: articles,
  file: pictureFile,
  width: fc.integer({ min: 50, max: 60 }),
});

const print = (id: string, { title, day, links, pictures, alias, hasSource, form }: Article): string =>
  [
    "---",
    `title: ${title}`,
    `date: ${day}`,
    ...(hasSource ? [`source: ${form ? form(original(id)) : original(id)}`] : []),
    ...(alias === "" ? [] : [`aliases: [${alias}]`]),
    "---",
    "",
    `${title}. Many came to see it.`,
    ...links.map((address) => `See [what was told](${address}) of it.`),
    ...pictures.map((address) => `![A bridge](${address})`),
  ].join("\n\n");

describe("a build after a small change of what addresses mean", () => {
  it(`asks the database, and gives the bytes of a cold one, in ${SEQUENCES} random sequences (seed ${SEED})`, {
    timeout: SEQUENCES * HANGS_AFTER,
  }, async () => {
    const base = temporaryFolder();
    let [sequences, asked] = [0, 0];
    const steps = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), {
      minLength: STEPS,
      maxLength: STEPS,
    });
    const first = fc.array(articles, { minLength: ARTICLES, maxLength: ARTICLES });
    const settings = fc.constantFrom({}, {}, SEVERAL, { mirrors: [NEWS, TOWN] });
    const sequence = fc.asyncProperty(settings, first, steps, async (of, begun, all) => {
      const mirror = mirrorOf(path.join(base, String(++sequences)), begun, of);
      await mirror.expectSameAsCold([]);
      for (const [index, changes] of all.entries()) {
        const before = mirror.database();
        for (const one of changes) mirror.change(one);
        await mirror.expectSameAsCold(all.slice(0, index + 1));
        if (mirror.database() === before) asked++;
      }
    });
    await fc.assert(sequence, { numRuns: SEQUENCES, endOnFailure: true, seed: SEED });
    // Where the first picture comes, or the last one goes, the whole site is planned.
    expect(asked).toBeGreaterThan((SEQUENCES * STEPS * 3) / 4);
  });

  it("shows a picture no more where a second address ends with its name, and again when that is gone", async () => {
    const mirror = mirrorOf(temporaryFolder(), [...TWO, { ...PLAIN, pictures: [onWeb("a", 1)] }]);
    await mirror.expectSameAsCold([]);
    const [shows, before] = [/<img[^>]*images\/p1\.gif/, mirror.database()];
    expect(mirror.page("a2")).toMatch(shows);
    mirror.save("town/river/a3.md", { ...PLAIN, pictures: [onWeb("b", 1)] });
    await mirror.expectSameAsCold([]);
    expect(mirror.page("a2")).not.toMatch(shows);
    mirror.save("town/river/a3.md", PLAIN);
    await mirror.expectSameAsCold([]);
    expect(mirror.page("a2")).toMatch(shows);
    expect(mirror.database()).toBe(before);
  });

  it.each(["a5", "/_posts/a5.md"])(
    "leads nowhere where two files have the name of the link %s",
    async (link) => {
      const mirror = mirrorOf(temporaryFolder(), [...TWO, { ...PLAIN, folder: "town/river", links: [link] }]);
      mirror.save("news/a5.md", PLAIN);
      await mirror.expectSameAsCold([]);
      expect(mirror.page("a2")).toContain("/a5.html");
      mirror.save("town/hill/a5.md", { ...PLAIN, title: "Another bridge", day: "2024-02-29" });
      await mirror.expectSameAsCold([]);
      expect(mirror.page("a2")).not.toContain("a5.html");
      const before = mirror.database();
      mirror.save("town/river/a2.md", {
        ...PLAIN,
        folder: "town/river",
        links: [link],
        title: "A bridge again",
      });
      await mirror.expectSameAsCold([]);
      expect(mirror.page("a2")).not.toContain("a5.html");
      expect(mirror.database()).toBe(before);
    },
  );

  it("leads to the original's article in the mirror of the link, though another mirror has a later one", async () => {
    const sourced = { ...PLAIN, hasSource: true };
    const linking = { ...PLAIN, links: [original("a1")] };
    const mirror = mirrorOf(temporaryFolder(), [PLAIN, sourced, linking], { mirrors: [NEWS, TOWN] });
    mirror.save("town/river/a1.md", { ...sourced, title: "A bridge in town" });
    await mirror.expectSameAsCold([]);
    const before = mirror.database();
    mirror.save("news/a2.md", { ...linking, title: "A bridge again" });
    await mirror.expectSameAsCold([]);
    expect(mirror.page("a2")).toMatch(/See <a href="[^"]*\/05\/a1\.html">/);
    mirror.save("news/a1.md", PLAIN);
    await mirror.expectSameAsCold([]);
    expect(mirror.page("a2")).toMatch(/See <a href="[^"]*\/05\/a1~town\.html">/);
    expect(mirror.database()).toBe(before);
  });
});

const PLAIN: Article = {
  folder: "news",
  title: "A bridge opens",
  day: "2024-03-05",
  links: [],
  pictures: [],
  alias: "",
  hasSource: false,
};
/** Settings that make each folder a mirror of its own. */
const [NEWS, TOWN] = [
  { name: "news", title: "News", folder: "news" },
  { name: "town", title: "Town", folder: "town" },
];
const SEVERAL = { mirrors: [{ ...NEWS, addresses: "named" }, TOWN] };

/** Articles in both folders, which have channels of their own. */
const TWO: readonly Article[] = FOLDERS.map((folder) => ({
  ...PLAIN,
  folder,
  title: `A bridge in ${folder}`,
}));

/** Makes a mirror of articles by hand, and returns functions that change it and build its site. */
function mirrorOf(folder: string, first: readonly Article[], more: object = {}) {
  const site = siteIn(folder);
  const files = new Map<string, Article>();
  const put = (file: string, width: number): void => writeFiles(site.content, { [file]: gif(width) });
  const save = (file: string, article: Article): void => {
    files.set(file, article);
    writeFiles(site.content, { [file]: print(path.posix.basename(file, ".md"), article) });
  };
  const remove = (file: string): void => {
    files.delete(file);
    rmSync(path.join(site.content, file));
  };
  // Two mirrors may have the same ids.
  const ids = "mirrors" in more ? 5 : first.length;
  for (const [index, article] of first.entries()) save(`${article.folder}/a${index % ids}.md`, article);
  for (const of of ["news/p0.gif", "images/p1.gif", "images/p2.gif"]) put(of, 55);
  const settings = { title: "River Post", lang: "en", baseUrl: "https://mirror.example/", images: "local" };
  const flags = {
    config: path.join(site.content, "site.yaml"),
    verbose: true,
    // The settings name the folders of several mirrors.
    ...("mirrors" in more ? {} : { content: site.content }),
  };
  const build = ({ out, cache }: Pick<typeof site, "out" | "cache">) => buildHere({ ...flags, out, cache });
  writeFiles(site.content, { "site.yaml": JSON.stringify({ ...settings, ...more }) });
  return {
    save,
    /** Returns the page of an article of `PLAIN`'s day. */
    page: (id: string): string => readFileSync(path.join(site.out, `2024/03/05/${id}.html`), "utf8"),
    database: (): number => relationsMade(site.cache),
    change({ kind, which, article, file: pictureName, width }: Change): void {
      const [file = "", before = article] = [...files][which % files.size] ?? [];
      if (kind === "add") save(`${article.folder}/a${which % (ARTICLES + 2)}.md`, article);
      else if (kind === "put") put(pictureName, width);
      else if (kind === "take") rmSync(path.join(site.content, pictureName), { force: true });
      else if (kind === "title") save(file, { ...before, title: article.title });
      else if (kind === "links") save(file, { ...before, links: article.links });
      else if (kind === "pictures") save(file, { ...before, pictures: article.pictures });
      else if (kind === "alias") save(file, { ...before, alias: article.alias });
      else if (files.size > 6) {
        remove(file);
        if (kind === "move") save(`${article.folder}/${path.posix.basename(file)}`, before);
      }
    },
    /** @param changes those before this build, by builds */
    async expectSameAsCold(changes: readonly (readonly Change[])[]): Promise<void> {
      const warm = said(await build(site));
      const cold = siteIn(path.join(folder, "cold"));
      const after = changes.map((of) => JSON.stringify(of)).join("\n");
      expect(warm, after).toEqual(said(await build(cold)));
      expect(differences(digestsIn(site.out), digestsIn(cold.out)), after).toEqual([]);
      rmSync(path.join(folder, "cold"), { recursive: true });
    },
  };
}

type Change = typeof change extends fc.Arbitrary<infer One> ? One : never;

/** Returns what a build says of the site, without what it did. */
const said = ({ out, err }: { readonly out: string; readonly err: string }): readonly string[] =>
  [...out.split("\n"), ...err.split("\n")].filter(
    (line) => !/^(?:files (?:written|removed)|seconds|the site:) /.test(line),
  );
