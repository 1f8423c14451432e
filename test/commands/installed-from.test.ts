import path from "node:path";
import { describe, expect, it } from "vitest";
import { installedFrom } from "../../src/commands/init/installed-from.js";
import { writeFiles } from "../support/files.js";
import { temporaryFolder } from "../support/temporary-folder.js";

describe("installedFrom", () => {
  it.each([
    [
      "a repository on GitHub",
      "git+ssh://git@github.com/o/newsmirror.git#abc",
      "git+https://github.com/o/newsmirror.git#abc",
    ],
    ["another repository", "git+ssh://git@git.example/o/n.git#abc", "git+ssh://git@git.example/o/n.git#abc"],
    ["a file", "file:../packed/newsmirror-0.1.0.tgz", "file:../packed/newsmirror-0.1.0.tgz"],
    [
      "a file on the web",
      "https://files.example/newsmirror-0.1.0.tgz",
      "https://files.example/newsmirror-0.1.0.tgz",
    ],
    ["the registry", "https://registry.example/newsmirror/-/newsmirror-0.1.0.tgz", "^0.1.0"],
  ])("returns the address of %s", (_, resolved, expected) => {
    const folder = temporaryFolder();
    const packages = { "node_modules/newsmirror": { version: "0.1.0", resolved } };
    writeFiles(folder, { "tool/node_modules/.package-lock.json": JSON.stringify({ packages }) });
    const program = path.join(folder, "tool/node_modules/newsmirror");
    expect(installedFrom(program, path.join(folder, "site"), "0.1.0")).toBe(expected);
  });

  it("returns the version where npm did not install the program", () => {
    expect(installedFrom(temporaryFolder(), "/elsewhere", "1.2.3")).toBe("^1.2.3");
  });
});
