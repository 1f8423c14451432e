import { mkdtempSync, readdirSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { SEED } from "./seed.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder that holds every temporary folder of this run. */
    readonly runFolder: string;
  }
}

/** Makes the folder of a run of the tests; at its end, tells how long the run took and which folders it left. */
export default function setup(project: TestProject): () => void {
  const started = performance.now();
  const folder = mkdtempSync(path.join(tmpdir(), "newsmirror-tests-"));
  project.provide("runFolder", folder);
  console.log(`Node ${process.version}; random tests use the seed ${SEED} (NEWSMIRROR_SEED takes another)`);
  return () => {
    const kept = removeEmptyFolders(folder);
    if (kept.length > 0) console.log(`The files of failed tests are in ${folder}: ${kept.join(", ")}`);
    else rmdirSync(folder);
    console.log(`The tests took ${described(performance.now() - started)} on Node ${process.version}.`);
  };
}

/** Removes empty folders of skipped tests, and returns the names of the others. */
function removeEmptyFolders(folder: string): string[] {
  const names = readdirSync(folder).sort();
  const isEmpty = (name: string): boolean => readdirSync(path.join(folder, name)).length === 0;
  const empty = new Set(names.filter(isEmpty));
  for (const name of empty) rmdirSync(path.join(folder, name));
  return names.filter((name) => !empty.has(name));
}

function described(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
