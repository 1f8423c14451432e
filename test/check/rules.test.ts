import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { RULES } from "../../src/check/rules/rules.js";
import { brokenRules, writeSite } from "./small-site.js";

describe.each(RULES)("the rule $name", (rule) => {
  it("finds its wrong example, and no other rule does", async () => {
    expect(await brokenRules(writeSite(rule.wrong))).toEqual([rule.name]);
  });

  it("has nothing against its right example, and no other rule has", async () => {
    expect(await brokenRules(writeSite(rule.right))).toEqual([]);
  });
});

describe("the rules", () => {
  it("are one a file, and all of them are used", () => {
    const files = readdirSync("src/check/rules", { recursive: true, encoding: "utf8" })
      .filter((file) => file.includes(path.sep) && file.endsWith(".ts"))
      .map((file) => path.basename(file, ".ts"));
    expect(files.sort()).toEqual(RULES.map(({ name }) => name).sort());
  });

  it("are those of the documentation, in the same words", () => {
    const text = readFileSync("docs/check.md", "utf8");
    const rows = [...text.matchAll(/^\| (`[\w-]+`) \| (.*) \| (.*) \|$/gm)].map((match) => match.slice(1));
    expect(rows).toEqual(RULES.map(({ name, text: forbids, why }) => [`\`${name}\``, forbids, why]));
  });

  it("spare the operator's own files only their looks", async () => {
    const spared = RULES.filter((rule) => "sparesStatic" in rule);
    expect(spared.map(({ name }) => name)).toEqual(["html-in-feed", "no-policy", "disabled-link"]);
  });
});
