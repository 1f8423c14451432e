import { appendFileSync, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

/** A task that ends its worker: always, or only at the first try, which it notes in a file. */
export default async function deadlyTask({ items, log }) {
  appendFileSync(log, `${items.join(",")}\n`);
  const tries = readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => line === items.join(",")).length;
  if (items.includes("always") || (items.includes("once") && tries === 1)) process.exit(3);
  if (items.includes("throws")) throw new Error("the task itself failed");
  if (items.includes("slow")) {
    await setTimeout(300);
    appendFileSync(log, "slow came to its end\n");
  }
  return items.map((item) => `${item}!`);
}
