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
