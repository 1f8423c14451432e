import { existsSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { parse } from "es-module-lexer";
import { BuildError } from "../model/problem.js";

/** The modules and packages that some modules load, at any depth. */
interface ModuleGraph {
  /** Content of each module, by its absolute path. */
  readonly modules: ReadonlyMap<string, string>;
  /** Each package that a module imports itself: its name, and the folder of a module that imports it. */
  readonly packages: ReadonlyMap<string, string>;
}

interface Module {
  readonly text: string;
  /** The modules that it imports, by their absolute paths. */
  readonly modules: readonly string[];
  /** The packages that it imports. */
  readonly packages: readonly string[];
}

/** Reads a module with its static and its literal dynamic imports. @throws Error where it cannot be read or parsed */
export function readModule(file: string): Module {
  const text = readFileSync(file, "utf8");
  const modules: string[] = [];
  const packages: string[] = [];
  for (const found of parse(text, file)[0]) {
    const specifier = "specifier" in found ? found.specifier : undefined;
    if (typeof specifier !== "string" || specifier.startsWith("node:")) continue;
    if (specifier.startsWith(".")) modules.push(path.resolve(path.dirname(file), specifier));
    else packages.push(packageName(specifier));
  }
  return { text, modules, packages };
}

/**
 * Follows the imports of modules.
 * @param read `readModule`, which may remember what it read
 * @throws Error where a module cannot be read or parsed
 */
export function moduleGraph(entries: Iterable<string>, read = readModule): ModuleGraph {
  const modules = new Map<string, string>();
  const packages = new Map<string, string>();
  const rest = [...entries];
  for (let file = rest.pop(); file !== undefined; file = rest.pop()) {
    if (modules.has(file)) continue;
    const module = read(file);
    modules.set(file, module.text);
    for (const name of module.packages) packages.set(name, path.dirname(file));
    rest.push(...module.modules);
  }
  return { modules, packages };
}

/** Returns the package of an import: `opencc-js` for `opencc-js/t2cn`. */
const packageName = (specifier: string): string =>
  specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");

interface PackageManifest {
  readonly name?: string;
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

interface InstalledPackage {
  /** `name@version`. */
  readonly version: string;
  /** The manifests of the installed packages that it depends on, by their paths. */
  readonly dependencies: readonly string[];
}

/** Reads the manifest of an installed package. */
export function readInstalled(file: string): InstalledPackage {
  const { name, version, ...lists } = JSON.parse(readFileSync(file, "utf8")) as PackageManifest;
  const { dependencies, optionalDependencies, peerDependencies } = lists;
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  return {
    version: `${name}@${version}`,
    dependencies: names.flatMap((name) => findManifest(name, path.dirname(file)) ?? []),
  };
}

/**
 * Finds the versions of packages and of everything that they depend on, as Node resolves them. A dependency that is not
 * installed, such as an optional one, is left out.
 * @param packages names, each with a folder from which it is imported
 * @param read `readInstalled`, which may remember what it read
 * @returns `name@version`, each once, in the order of the names by code unit
 * @throws BuildError where one of the packages is not installed
 */
export function packageVersions(packages: ReadonlyMap<string, string>, read = readInstalled): string[] {
  const found = new Map<string, InstalledPackage>();
  const rest = Array.from(packages, ([name, from]) => requireManifest(name, from));
  for (let file = rest.pop(); file !== undefined; file = rest.pop()) {
    if (found.has(file)) continue;
    const installed = read(file);
    found.set(file, installed);
    rest.push(...installed.dependencies);
  }
  return [...new Set(Array.from(found.values(), ({ version }) => version))].sort();
}

function requireManifest(name: string, from: string): string {
  const file = findManifest(name, from);
  if (file === undefined)
    throw new BuildError(
      `the package ${name} is not installed in a folder node_modules near ${from}`,
      "install newsmirror again; for Yarn, write `nodeLinker: node-modules` into .yarnrc.yml before",
    );
  return file;
}

/**
 * Looks for a package in the `node_modules` of a folder and of those above it, as Node does. What it depends on is looked for beside
 * what a link leads to: pnpm installs packages so.
 */
function findManifest(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const file = path.join(folder, "node_modules", name, "package.json");
    if (existsSync(file)) return realpathSync(file);
    if (folder === path.dirname(folder)) return undefined;
  }
}
