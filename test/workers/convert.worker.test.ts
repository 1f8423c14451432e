import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { withBodies } from "../../src/cache/article-bodies.js";
import { OutcomeTable, outcomeFiles } from "../../src/cache/outcome-table.js";
import { convertFile } from "../../src/convert/convert-file.js";
import { splitMeta } from "../../src/convert/split-meta.js";
import { sourceDigest } from "../../src/intake/source-digest.js";
import { DEFAULT_CONVERT_OPTIONS } from "../../src/model/declared-format.js";
import type { ArticleId, Digest, SourcePath } from "../../src/model/names.js";
import convertBatch from "../../src/workers/convert.worker.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const ADDRESS = "https://www.qinghe-times.example/gb/23/11/3/n20000001.htm";
const PIXEL = "<img src='https://counter.example/n20000001' width='0px' height='0px'/>\n";
const BODY = '<div id="artbody">\n <p>\n  渡轮停航。\n </p>\n</div>\n';

const mirrored = (body: string, title = "渡轮停航"): string =>
  `### ${title}\n\n---\n\n#### [首页](../../../..)\n\n${body}\n\n---\n\n原文链接：${ADDRESS}\n`;

/** Files that say the same, each in a frame of its own. */
const COPIES = [
  mirrored(BODY),
  mirrored(PIXEL + BODY),
  mirrored(`\n${BODY}\n\n`),
  mirrored(BODY).replace("#### [首页](../../../..)", "#### [目录](..)"),
  mirrored(BODY).replace("原文链接：", "原文链接（需翻墙）："),
];

let folder = "";
beforeEach(() => {
  folder = temporaryFolder();
});

/** Converts the texts as files of the ids, one folder each. Returns what a table then knows of them. @param meanwhile after they were read */
async function outcomesOf(texts: readonly string[], ids: readonly string[] = [], meanwhile = () => {}) {
  const files = texts.map((text, index) => {
    const id = (ids[index] ?? "n20000001") as ArticleId;
    const file = { path: `ncid${index}/${id}.md` as SourcePath, id };
    mkdirSync(path.join(folder, `ncid${index}`), { recursive: true });
    writeFileSync(path.join(folder, file.path), text);
    const read = sourceDigest(new TextEncoder().encode(text), file.path);
    return { ...file, read, digest: read };
  });
  meanwhile();
  const table = new OutcomeTable(outcomeFiles(folder), "code" as Digest);
  const converted = await convertBatch({
    folders: { "": folder },
    cache: folder,
    options: DEFAULT_CONVERT_OPTIONS,
    files,
  });
  table.add(converted);
  const outcomes = files.map(({ digest }) => {
    const outcome = table.get(digest);
    if (!outcome || "problem" in outcome) return outcome;
    const { facts, notices } = outcome;
    const body = withBodies((load) => load(outcome.body));
    return { facts, notices, details: outcome.details(), body };
  });
  table.close();
  return outcomes;
}

describe("convertBatch", () => {
  it("gives copies that differ in their frames the outcome of the first", async () => {
    const outcomes = await outcomesOf(COPIES);
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
  });

  it("gives each copy the outcome that it has alone", async () => {
    const [outcome] = await outcomesOf(COPIES);
    for (const text of COPIES) {
      const alone = convertFile(new TextEncoder().encode(text), "n20000001.md", "n20000001" as ArticleId);
      if ("problem" in alone) throw new Error(alone.problem.message);
      expect(outcome).toEqual({ ...outcome, ...splitMeta(alone) });
    }
  });

  it.each([
    ["another body", [mirrored(BODY), mirrored(BODY.replace("停", "复"))], []],
    ["another title", [mirrored(BODY), mirrored(BODY, "渡轮复航")], []],
    ["another address", [mirrored(BODY), mirrored(BODY).replace("/3/n", "/4/n")], []],
    ["another id", [mirrored(BODY), mirrored(BODY)], ["n20000001", "n20000002"]],
  ])("converts a file of %s for itself", async (_, texts, ids) => {
    const [one, other] = await outcomesOf(texts, ids);
    expect(other).not.toEqual(one);
  });

  it("names what is wrong with a file, and converts the others", async () => {
    const [first, broken, last] = await outcomesOf(["---\na: [\n---\n文", mirrored(""), mirrored(BODY)]);
    expect(first).toHaveProperty("problem.code", "bad-front-matter");
    expect(broken).toHaveProperty("problem.code", "no-body");
    expect(last).toHaveProperty("body", expect.stringContaining("渡轮停航。"));
  });
});

it("has no outcome for a file that was changed or removed since it was read", async () => {
  const [changed, gone, same] = await outcomesOf(COPIES.slice(0, 3), ["n1", "n2", "n3"], () => {
    writeFileSync(path.join(folder, "ncid0/n1.md"), mirrored(BODY, "停航三天"));
    rmSync(path.join(folder, "ncid1/n2.md"));
  });
  expect([changed, gone]).toEqual([undefined, undefined]);
  expect(same).toHaveProperty("facts");
});
