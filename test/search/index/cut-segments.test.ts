import { describe, expect, it } from "vitest";
import { nameOfSpan } from "../../../src/search/format/span.js";
import { cutGroups, cutSegments, dayNumber } from "../../../src/search/index/cut-segments.js";

const FIRST = dayNumber("2001-01-01");
/** A hundred documents a day. */
const daily = (days: number): number[] =>
  Array.from({ length: days * 100 }, (_, at) => FIRST + Math.floor(at / 100));
const names = (days: readonly number[]): string[] => cutSegments(days).map(({ span }) => nameOfSpan(span));
const added = (days: readonly number[], day: number): number[] => [...days, day].sort((a, b) => a - b);

describe("the number of a day", () => {
  it.each([
    [undefined, 0],
    ["", 0],
    ["0000-01-01", 1],
    ["0001-01-01", 366],
    ["2001-01-02", FIRST + 1],
  ])("of %j is %i", (date, number) => {
    expect(dayNumber(date)).toBe(number);
  });
});

describe("segments", () => {
  const days = daily(1000);
  const segments = cutSegments(days);

  it("have all documents in order, and are few", () => {
    expect(segments[0]?.from).toBe(0);
    expect(segments.at(-1)?.to).toBe(days.length);
    for (const [index, { from }] of segments.entries()) expect(from).toBe(segments[index - 1]?.to ?? 0);
    expect(segments.length).toBeLessThan(16);
    expect(Math.max(...segments.map(({ from, to }) => to - from))).toBeLessThanOrEqual(32768);
  });

  it("end with a small one, which is all that a new document of the newest day changes", () => {
    const last = segments.at(-1) as (typeof segments)[number];
    expect(last.to - last.from).toBeLessThanOrEqual(160);
    expect(names(added(days, days.at(-1) as number))).toEqual(names(days));
  });

  it.each([1, 30, 500, 999])("keep their ends when a document of %i days earlier arrives late", (earlier) => {
    expect(names(added(days, FIRST + 999 - earlier))).toEqual(names(days));
  });

  it("are halved alone where they grow too large", () => {
    const [first] = segments as [(typeof segments)[number]];
    const crowded = [...Array.from({ length: 20000 }, () => FIRST), ...days];
    expect(names(crowded).slice(-(segments.length - 1))).toEqual(names(days).slice(1));
    expect(names(crowded)).not.toContain(nameOfSpan(first.span));
  });

  it("may be larger than that where one day is, or no day is known", () => {
    expect(cutSegments(Array.from({ length: 40000 }, () => 0))).toHaveLength(1);
  });

  it("of no document are none", () => {
    expect(cutSegments([])).toEqual([]);
  });
});

describe("groups of cards", () => {
  it("have at most 256, and others keep their names when one is halved", () => {
    const days = Array.from({ length: 1000 }, (_, at) => FIRST + Math.floor(at / 3));
    const groups = cutGroups(days);
    expect(Math.max(...groups.map(({ from, to }) => to - from))).toBeLessThanOrEqual(256);
    const namesOf = (all: readonly number[]) => cutGroups(all).map(({ span }) => nameOfSpan(span));
    const crowded = namesOf([...Array.from({ length: 256 }, () => FIRST), ...days]);
    expect(namesOf(days).filter((name) => !crowded.includes(name)).length).toBeLessThanOrEqual(1);
  });
});
