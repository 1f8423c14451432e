import { InvalidArgumentError } from "commander";
import type { Shard } from "../build/shards/shard-folders.js";
import { type Day, dayFromIso } from "../model/names.js";

/** Returns a reader of a flag's value. It throws what a value looks like. @param read returns undefined for what is no value */
const reader =
  <Value>(form: string, read: (text: string) => Value | undefined) =>
  (text: string): Value => {
    const value = read(text);
    if (value === undefined) throw new InvalidArgumentError(`It must be ${form}.`);
    return value;
  };

const numberIf = (text: string, isRight: (value: number) => boolean): number | undefined =>
  isRight(Number(text)) ? Number(text) : undefined;

export const positiveInteger = reader("a whole number of at least 1", (text) =>
  numberIf(text, (value) => Number.isInteger(value) && value >= 1),
);

export const positiveNumber = reader("a number above 0", (text) =>
  numberIf(text, (value) => value > 0 && Number.isFinite(value)),
);

/** The port of a server; 0 stands for any. */
export const port = reader("a whole number from 0 to 65535", (text) =>
  numberIf(text, (value) => /^\d{1,5}$/.test(text) && value <= 65_535),
);

export const day = reader("a day like 2024-03-05", (text) =>
  dayFromIso(text) === text ? (text as Day) : undefined,
);

export const month = reader("a month like 2024-03", (text) =>
  dayFromIso(`${text}-01`) === undefined ? undefined : text,
);

export const year = reader("a year like 2024", (text) => (/^\d{4}$/.test(text) ? text : undefined));

/** Seconds of a timer: node has none of more than 24 days. */
export const seconds = reader("a number above 0, and at most 86400", (text) =>
  numberIf(text, (value) => value > 0 && value <= 86_400),
);

/** The value of a header of HTTP. */
export const headerText = reader("one line of ASCII", (text) =>
  /^[\x20-\x7e]+$/.test(text) ? text : undefined,
);

/** The widths of pictures in pixels. */
export const widths = reader("like 480,960: whole numbers from 16 to 4096", (text) => {
  const values = text.split(",").map(Number);
  const isRight = (value: number): boolean => Number.isInteger(value) && value >= 16 && value <= 4096;
  return values.every(isRight) ? values : undefined;
});

/** A shard of a build, such as `2/4`. */
export const shard = reader("like 1/4", (text): Shard | undefined => {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  return index && count && index <= count ? { index, count } : undefined;
});

/** Returns a reader of a flag that takes several values. */
export function some<Value>(read: (text: string) => Value) {
  return (text: string, before: readonly Value[] = []): Value[] => [...before, read(text)];
}
