import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { readStaticFiles } from "../../src/intake/read-static.js";
import { writeFiles } from "../support/files.js";
import { temporaryFolder } from "../support/temporary-folder.js";

it("refuses names of static files that some system does not have", () => {
  const folder = path.join(temporaryFolder(), "own");
  const refused = ["aux", "con.txt", "com1.d/a.txt", "a?b.txt", "end.", "end /a.txt", 'q".txt', "a:b.txt"];
  const kept = [".well-known/security.txt", "a b.txt", "CNAME", "concert.txt", "渡口.txt"];
  writeFiles(folder, Object.fromEntries([...refused, ...kept].map((name) => [name, "text"])));
  const { files, problems } = readStaticFiles(folder);
  expect(files.map((file) => file.path).sort()).toEqual(kept.sort());
  expect(problems.map((problem) => String(problem.path)).sort()).toEqual(refused.sort());
});

it.runIf(process.platform === "linux")("refuses names that are not UTF-8", () => {
  const folder = path.join(temporaryFolder(), "own");
  writeFiles(folder, { "a.txt": "text" });
  const damaged = (name: string): Buffer =>
    Buffer.concat([Buffer.from(`${folder}/${name}`), Buffer.from([0xff])]);
  mkdirSync(damaged("folder"));
  writeFileSync(damaged("file"), "text");
  const { files, problems } = readStaticFiles(folder);
  expect(files.map((file) => file.path)).toEqual(["a.txt"]);
  expect(problems.map(({ path: file, message }) => `${file} ${message}`).sort()).toEqual([
    "file\uFFFD its name is not UTF-8",
    "folder\uFFFD its name is not UTF-8",
  ]);
});

it("refuses files that are larger than what a build can read", () => {
  const folder = path.join(temporaryFolder(), "own");
  writeFiles(folder, { "a.iso": "", "a.txt": "text" });
  // The file takes no room: it is one hole.
  truncateSync(path.join(folder, "a.iso"), 2 ** 31);
  const { files, problems } = readStaticFiles(folder);
  expect(files.map((file) => file.path)).toEqual(["a.txt"]);
  expect(problems).toMatchObject([{ path: "a.iso", message: expect.stringMatching(/more than 2 GB/) }]);
});
