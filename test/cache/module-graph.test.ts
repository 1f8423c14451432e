import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { moduleGraph, packageVersions } from "../../src/cache/module-graph.js";
import { temporaryFolder } from "../support/temporary-folder.js";

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

function write(file: string, content: string | object): string {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, typeof content === "string" ? content : JSON.stringify(content));
  return target;
}

describe("the graph of a module", () => {
  it("holds what it imports at any depth, in every way of writing it", () => {
    const entry = write("a.js", 'import b from "./b.js";\nexport { c } from "./sub/c.js";\n');
    write("b.js", 'import "./sub/d.js";\nexport default async () => import("./e.js");\n');
    write("sub/c.js", 'export * from "../f.js";\nimport fs from "node:fs";\nimport x from "plain";\n');
    write("sub/d.js", 'import y from "@scope/name/part";\nimport "../a.js";\n');
    write("e.js", "// import z from './unrelated.js'\n");
    write("f.js", "export const c = 1;\n");
    const { modules, packages } = moduleGraph([entry]);
    const names = [...modules.keys()].map((file) => path.relative(folder, file)).sort();
    expect(names).toEqual(["a.js", "b.js", "e.js", "f.js", "sub/c.js", "sub/d.js"]);
    expect([...packages.keys()].sort()).toEqual(["@scope/name", "plain"]);
  });
});

describe("the versions of packages", () => {
  it("cover dependencies of dependencies, as they are resolved from where they are imported", () => {
    write("node_modules/one/package.json", { name: "one", version: "1.0.0", dependencies: { two: "*" } });
    write("node_modules/two/package.json", {
      name: "two",
      version: "2.0.0",
      dependencies: { one: "*" },
      optionalDependencies: { absent: "*" },
      peerDependencies: { three: "*" },
    });
    write("node_modules/one/node_modules/two/package.json", { name: "two", version: "2.5.0" });
    write("node_modules/three/package.json", { name: "three", version: "3.0.0" });
    const from = path.join(folder, "dist");
    expect(packageVersions(new Map([["one", from]]))).toEqual(["one@1.0.0", "two@2.5.0"]);
    expect(packageVersions(new Map([["two", from]]))).toEqual([
      "one@1.0.0",
      "three@3.0.0",
      "two@2.0.0",
      "two@2.5.0",
    ]);
  });

  it("follow the links by which pnpm installs packages", () => {
    const store = path.join(folder, "node_modules/.pnpm");
    const manifest = (name: string, rest = {}): string => {
      write(`node_modules/.pnpm/${name}@1.0.0/node_modules/${name}/package.json`, {
        name,
        version: "1.0.0",
        ...rest,
      });
      return path.join(store, `${name}@1.0.0/node_modules/${name}`);
    };
    const one = manifest("one", { dependencies: { two: "*" } });
    symlinkSync(manifest("two"), path.join(store, "one@1.0.0/node_modules/two"));
    symlinkSync(one, path.join(folder, "node_modules/one"));
    expect(packageVersions(new Map([["one", path.join(folder, "dist")]]))).toEqual([
      "one@1.0.0",
      "two@1.0.0",
    ]);
  });

  it("names a package that is not installed", () => {
    expect(() => packageVersions(new Map([["missing", folder]]))).toThrow(
      "the package missing is not installed in a folder node_modules near",
    );
  });
});
