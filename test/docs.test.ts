import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type FieldMeaning, namesOf, plainName } from "../src/formats/markdown/fields/field-names.js";
import { articleExtensions } from "../src/intake/extensions.js";
import { DEFAULT_LIMITS } from "../src/model/limits.js";
import { TEMPLATE_OF } from "../src/model/page.js";
import { HOSTS } from "../src/output/hosts.js";
import { formatsSchema } from "../src/settings/format-settings.js";
import { siteSchema } from "../src/settings/site-schema.js";
import { runHere } from "./support/run-here.js";

const PAGES = readdirSync("docs").filter((file) => file.endsWith(".md"));
const DOCUMENTS = ["README.md", "CONTRIBUTING.md", "SECURITY.md", ...PAGES.map((file) => `docs/${file}`)];
const textOf = (file: string): string => readFileSync(file, "utf8");

/** Returns the part of a document below a heading, to the next heading of its level or a higher one. */
function section(file: string, heading: string): string {
  const level = /^#+/.exec(heading)?.[0].length ?? 1;
  const text = textOf(file);
  const start = text.indexOf(`\n${heading}\n`);
  if (start < 0) throw new Error(`${file} has no heading "${heading}"`);
  const rest = text.slice(start + heading.length + 2);
  const end = rest.search(new RegExp(`^#{1,${level}} `, "m"));
  return end < 0 ? rest : rest.slice(0, end);
}

/** Returns the cells of each row of the tables in a text, without the rows above and below the rule. */
const rowsOf = (text: string): string[][] =>
  text
    .split("\n")
    .filter((line, index, lines) => line.startsWith("| ") && !lines[index + 1]?.startsWith("| ---"))
    .filter((line) => !line.startsWith("| ---"))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

const codesIn = (cell = ""): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");

/** Returns the anchors that GitHub gives the headings of a document. */
const anchorsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

/** Returns the targets of a document's links and pictures, but for those on the web. */
const targetsOf = (file: string): string[] =>
  [
    ...textOf(file)
      .replace(/^```[\s\S]*?^```/gm, "")
      .replace(/`[^`\n]*`/g, "")
      .matchAll(/\]\(([^):]+)\)/g),
  ].map((match) => match[1] ?? "");

describe("the documents", () => {
  it.each(DOCUMENTS)("%s links to files and headings that are there", (file) => {
    const isDead = (target: string): boolean => {
      const [name = "", anchor] = target.split("#");
      const linked = name === "" ? file : path.join(path.dirname(file), name);
      return !existsSync(linked) || (anchor !== undefined && !anchorsOf(linked).includes(anchor));
    };
    expect(targetsOf(file).filter(isDead)).toEqual([]);
  });

  it("are all reached from the README", () => {
    const reached = new Set(["README.md"]);
    for (const file of reached)
      for (const target of targetsOf(file).map((one) => one.replace(/#.*/, "")))
        if (target.endsWith(".md")) reached.add(path.join(path.dirname(file), target));
    expect(DOCUMENTS.filter((file) => !reached.has(file))).toEqual([]);
  });

  it("show pictures of at most 150 kB altogether", () => {
    const pictures = readdirSync("docs").filter((file) => /\.(?:png|webp)$/.test(file));
    expect(pictures.length).toBeGreaterThan(0);
    const bytes = pictures.reduce((sum, file) => sum + readFileSync(`docs/${file}`).length, 0);
    expect(bytes).toBeLessThan(150_000);
  });

  it("name files of the program that are there", () => {
    const named = DOCUMENTS.flatMap((file) =>
      [...textOf(file).matchAll(/`((?:src|bench|test|templates|\.ci|\.github)\/[\w./-]+)`/g)].map(
        (match) => match[1] ?? "",
      ),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });

  it("name every template with its data, and no other", () => {
    const text = textOf("docs/templates.md");
    const rows = [...text.slice(text.indexOf("| template |")).matchAll(/^\| (`[^|]*) \|/gm)];
    const named = rows.flatMap(([, names = ""]) =>
      [...names.matchAll(/`([\w-]+)`/g)].map((match) => match[1]),
    );
    expect(named.sort()).toEqual([...new Set(Object.values(TEMPLATE_OF))].sort());
  });

  it.each([
    ["src/render/template-words.ts", /addGlobal\("(\w+)"/g],
    ["src/render/start-eleventy.ts", /addFilter\("(\w+)"/g],
  ])("name every function and filter of templates that %s adds", (file, added) => {
    const names = [...textOf(file).matchAll(added)].map(([, name]) => name);
    expect(names).not.toEqual([]);
    for (const name of names)
      expect(textOf("docs/templates.md")).toMatch(new RegExp(`\`[^\`]*\\b${name}\\b`));
  });

  it("name every ending of files that are read", () => {
    const named = codesIn(section("docs/settings.md", "## What is not an article"));
    for (const extension of articleExtensions([])) expect(named).toContain(extension);
  });

  it("name every host whose limits are known", () => {
    for (const host of Object.keys(HOSTS)) expect(textOf("docs/publishing.md")).toContain(`\`${host}\``);
  });
});

/** The parts of a valibot schema that say which settings there are. */
interface Schema {
  readonly type: string;
  readonly wrapped?: Schema;
  readonly pipe?: readonly Schema[];
  readonly item?: Schema;
  readonly entries?: Readonly<Record<string, Schema>>;
}

/** Returns the names of the settings that a schema allows, with dots between them. */
function settingsIn(schema: Schema, prefix = ""): string[] {
  const inner = schema.wrapped ?? schema;
  if (inner.type !== "strict_object" || !inner.entries) return [prefix];
  return Object.entries(inner.entries).flatMap(([name, one]) =>
    settingsIn(one, prefix ? `${prefix}.${name}` : name),
  );
}

describe("docs/settings.md", () => {
  const rows = rowsOf(section("docs/settings.md", "## Every setting"));

  it("lists every setting, and no other", () => {
    const listed = rows.map(([name]) => codesIn(name)[0]);
    expect(listed.sort()).toEqual(settingsIn(siteSchema(formatsSchema) as unknown as Schema).sort());
  });

  it.each(Object.entries(DEFAULT_LIMITS))("states the limit of %s", (name, limit) => {
    const row = rows.find(([setting]) => setting === `\`limits.${name}\``);
    expect(row?.[2]).toBe(`\`${limit}\``);
  });

  it("lists every field of front matter with all its names, and no other", () => {
    const listed = rowsOf(section("docs/settings.md", "## Front matter")).map(
      (cells) => new Set([...codesIn(cells[0]), ...codesIn(cells[2])].map(plainName)),
    );
    const meanings: readonly FieldMeaning[] = [
      "id",
      "title",
      "date",
      "source",
      "agency",
      "reporters",
      "translators",
      "editors",
      "channels",
      "tags",
      "image",
      "imageAlt",
      "imageCaption",
      "lang",
      "summary",
      "draft",
      "published",
      "status",
      "address",
    ];
    expect(listed).toEqual(meanings.map((meaning) => new Set(namesOf(meaning))));
  });
});

describe("docs/formats.md", () => {
  it("lists every key of a declared format, and no other", () => {
    const { formats } = siteSchema(formatsSchema).entries as unknown as Record<string, Schema>;
    const keys = Object.keys(formats?.wrapped?.pipe?.[0]?.item?.entries ?? {});
    const listed = rowsOf(section("docs/formats.md", "## Keys")).flatMap(([names]) => codesIn(names));
    expect(keys).toContain("match");
    expect(listed.sort()).toEqual(keys.sort());
  });
});

/** Returns the names of all commands, such as `pack epub`. @param above the command that they belong to */
async function commandsBelow(above: readonly string[] = []): Promise<string[]> {
  const { out } = await runHere([...above, "--help"]);
  const start = out.indexOf("Commands:");
  if (start < 0) return [above.join(" ")];
  const names = [...out.slice(start).matchAll(/^ {2}(\w+)/gm)].map((match) => match[1] ?? "");
  const below = names.filter((name) => name !== "help").map((name) => [...above, name]);
  const found: string[] = [];
  for (const command of below) found.push(...(await commandsBelow(command)));
  return found;
}

/** Returns the long flags that the help of a command lists, but for `--help`. */
const flagsOf = async (command: string): Promise<string[]> =>
  [...(await runHere([...command.split(" "), "--help"])).out.matchAll(/^ {2}(--[\w-]+)/gm)].map(
    (match) => match[1] ?? "",
  );

const flagsIn = (text: string): string[] =>
  rowsOf(text)
    .flatMap(([cell]) => codesIn(cell))
    .filter((code) => code.startsWith("--"))
    .map((code) => code.split(" ")[0] ?? "");

describe("docs/commands.md", () => {
  const FILE = "docs/commands.md";
  const documented = [...textOf(FILE).matchAll(/^## newsmirror (\w+(?: \w+)?)$/gm)].map(
    (match) => match[1] ?? "",
  );

  it("has a section for every command, and no other", async () => {
    expect(documented.sort()).toEqual((await commandsBelow()).sort());
  });

  it.each(documented)("lists every flag of %s, and no other", async (command) => {
    const shared = rowsOf(section(FILE, "## Shared flags"))
      .filter((cells) => codesIn(cells[3]).includes(command))
      .flatMap(([flag]) => flagsIn(`| ${flag} |`));
    const own = flagsIn(section(FILE, `## newsmirror ${command}`));
    expect([...own, ...shared].sort()).toEqual((await flagsOf(command)).sort());
  });
});

describe("docs/architecture.md", () => {
  it("gives a reason for every dependency, and for no other", () => {
    const { dependencies } = JSON.parse(textOf("package.json")) as { dependencies: Record<string, string> };
    const rows = rowsOf(section("docs/architecture.md", "## Dependencies"));
    const listed = rows.flatMap(([names = ""]) => names.split(", "));
    expect(listed.sort()).toEqual(Object.keys(dependencies).sort());
    expect(rows.filter(([, reason]) => !reason)).toEqual([]);
  });

  it("has a row for every room, in their order", () => {
    const rooms = /const FLOW = \[([^\]]*)\]/.exec(textOf("test/architecture.test.ts"))?.[1] ?? "";
    const flow = [...rooms.matchAll(/"([^"]+)"/g)].map((match) => match[1]);
    const listed = rowsOf(section("docs/architecture.md", "## Rooms")).map(([name]) => codesIn(name)[0]);
    expect(listed.map((name) => name?.replace(/\/$/, ""))).toEqual(flow);
  });
});
