import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "acorn";
import { expect, it } from "vitest";
import { writeFiles } from "../support/files.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** Runs the program in a Node.js that takes itself for another version. */
function runAs(version: string) {
  const folder = temporaryFolder();
  const versions = `{ value: { ...process.versions, node: ${JSON.stringify(version)} } }`;
  writeFiles(folder, { "as.cjs": `Object.defineProperty(process, "versions", ${versions});` });
  const args = ["--require", path.join(folder, "as.cjs"), "dist/cli.js", "--version"];
  return spawnSync(process.execPath, args, { encoding: "utf8" });
}

it.each(["12.22.12", "18.20.8", "20.18.3", "21.7.3", "22.1.0"])(
  "Node.js %s is told as too old",
  (version) => {
    const { status, stderr } = runAs(version);
    expect(status).toBe(1);
    expect(stderr).toContain(`this is ${version}\n  → get a newer one`);
  },
);

it.each(["20.19.0", "22.2.0", "23.0.0", "26.1.0"])("Node.js %s is taken", (version) => {
  expect(runAs(version)).toMatchObject({ status: 0, stderr: "" });
});

it("the message and package.json name the same versions", () => {
  const [, line, newest] = /needs Node\.js (\S+), (\S+) or newer/.exec(runAs("18.0.0").stderr) ?? [];
  const { engines } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(engines.node).toBe(`^${line} || >=${newest}`);
});

it("the module that says so has no syntax that an old Node.js cannot read", () => {
  const program = readFileSync("dist/cli.js", "utf8");
  // `import()` came with ES2020, and to Node.js with 13.2 and 12.17.
  expect(() =>
    parse(program, { ecmaVersion: 2020, sourceType: "module", allowHashBang: true }),
  ).not.toThrow();
  expect(program).not.toMatch(/\?\?|\?\.|^import /m);
});
