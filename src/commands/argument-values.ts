import { InvalidArgumentError } from "commander";
import type { Shard } from "../build/shards/shard-folders.js";
import { type Day, dayFromIso } from "../model/names.js";

/** Functions that read the values of arguments. Each throws an InvalidArgumentError, which says how a value looks. */

/** Reads a whole number of at least 1. */
export function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError("It must be a whole number of at least 1.");
  return value;
}

/** Reads the port of a server; 0 stands for any. */
export function port(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
  return Number(text);
}

/** Reads a number above 0. */
export function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError("It must be a number above 0.");
  return value;
}

/** Reads a day, `YYYY-MM-DD`. */
export function day(text: string): Day {
  const value = dayFromIso(text);
  if (value !== text) throw new InvalidArgumentError("It must be a day like 2024-03-05.");
  return value;
}

/** Reads the widths of pictures in pixels. */
export function widths(text: string): number[] {
  const values = text.split(",").map(Number);
  if (!values.every((value) => Number.isInteger(value) && value >= 16 && value <= 4096))
    throw new InvalidArgumentError("It must be like 480,960: whole numbers from 16 to 4096.");
  return values;
}

/** Reads which part of a build is meant, such as `2/4`. */
export function shard(text: string): Shard {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (!index || !count || index > count) throw new InvalidArgumentError("It must be like 1/4.");
  return { index, count };
}

/** Returns a parser of a flag that takes several values. */
export function some<Value>(parse: (text: string) => Value) {
  return (text: string, before: readonly Value[] = []): Value[] => [...before, parse(text)];
}

/** Reads a month, `YYYY-MM`. */
export function month(text: string): string {
  if (dayFromIso(`${text}-01`) === undefined)
    throw new InvalidArgumentError("It must be a month like 2024-03.");
  return text;
}

/** Reads a year of four digits. */
export function year(text: string): string {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError("It must be a year like 2024.");
  return text;
}
