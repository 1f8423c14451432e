import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { TEMPLATE_OF } from "../src/model/page.js";
import { HOSTS } from "../src/output/hosts.js";

const DOCUMENTS = ["README.md", "CONTRIBUTING.md", ...readdirSync("docs").map((file) => `docs/${file}`)];
const textOf = (file: string): string => readFileSync(file, "utf8");

describe("the documents", () => {
  it.each(DOCUMENTS)("%s links to files that are there", (file) => {
    const targets = [
      ...textOf(file)
        .replace(/`[^`]*`/g, "")
        .matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g),
    ].map((match) => match[1] ?? "");
    expect(targets.filter((target) => !existsSync(path.join(path.dirname(file), target)))).toEqual([]);
  });

  it("name every template with its data, and no other", () => {
    const text = textOf("docs/templates.md");
    const rows = [...text.slice(text.indexOf("| template |")).matchAll(/^\| (`[^|]*) \|/gm)];
    const named = rows.flatMap(([, names = ""]) =>
      [...names.matchAll(/`([\w-]+)`/g)].map((match) => match[1]),
    );
    expect(named.sort()).toEqual([...new Set(Object.values(TEMPLATE_OF))].sort());
  });

  it("name every host whose limits are known", () => {
    for (const host of Object.keys(HOSTS)) expect(textOf("docs/publishing.md")).toContain(`\`${host}\``);
  });
});
