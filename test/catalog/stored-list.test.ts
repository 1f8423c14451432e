import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  ALL,
  CATALOG_INDEXES,
  CATALOG_SCHEMA,
  dayOfRank,
  ranksOfDay,
} from "../../src/cache/relations/catalog-schema.js";
import { Database } from "../../src/cache/relations/database.js";
import { StoredList } from "../../src/catalog/stored/stored-list.js";
import { groupBy } from "../../src/lib/group-by.js";
import type { CatalogArticle } from "../../src/model/catalog.js";
import type { Day } from "../../src/model/names.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import "../support/seed-fast-check.js";

let database: Database;

beforeEach(async () => {
  database = new Database(path.join(temporaryFolder(), "relations.db"), CATALOG_SCHEMA);
  await database.create("stamp");
});

afterEach(() => database.close());

const insert = (list: string, rank: number): void =>
  database.run("INSERT INTO listed VALUES (?, ?)", list, rank);

/** Days without an article, with few and with many, so that some are passed over as a whole; the first articles have no day. */
function sampleRanks(): number[] {
  const ranks: number[] = [];
  for (let day = 0; day < 100; day++) {
    const date = day === 0 ? undefined : new Date(Date.UTC(2024, 0, day)).toISOString().slice(0, 10);
    const { first } = ranksOfDay(date as Day | undefined);
    for (let number = 0; number < (day * 7) % 23; number++) ranks.push(first + 1000 * (number + 1));
  }
  return ranks;
}

const listOf = (ranks?: { first: number; end: number }): StoredList =>
  new StoredList(database, ALL, ranks, (wanted) => wanted.map((rank) => ({ rank }) as CatalogArticle));

/** Compares what a list tells with what its ranks tell. */
function expectLike(list: StoredList, ranks: readonly number[]): void {
  const { length } = ranks;
  expect(list.length).toBe(length);
  for (const from of [0, 1, 199, 200, 201, 202, 450, length - 30, length - 1, length, length + 300]) {
    expect(list.queries.ranksIn(from, from + 25)).toEqual(ranks.slice(Math.max(0, from), from + 25));
    expect(list.at(from)?.rank).toBe(ranks.at(from));
  }
  const some = ranks.filter((_, index) => index % 37 === 0);
  for (const rank of [0, ...some, ...some.map((one) => one + 1), Number.MAX_SAFE_INTEGER])
    expect(list.queries.countBefore(rank)).toBe(ranks.filter((one) => one < rank).length);
  expect(list.queries.indexesOf(some)).toEqual(some.map((rank) => ranks.indexOf(rank)));
  const dated = ranks.filter((rank) => dayOfRank(rank) !== undefined);
  const months = [...groupBy(dated, (rank) => dayOfRank(rank)?.slice(0, 7))].map(
    ([month, { length: articles }]) => [month, articles],
  );
  expect([...list.queries.countMonths()]).toEqual(months);
  expect(list.queries.countUndated()).toBe(length - dated.length);
}

it("a list of a database tells what an array of its articles tells, as they come and go", () => {
  const present = new Set(sampleRanks().filter((_, index) => index % 2 === 0));
  for (const rank of present) insert(ALL, rank);
  for (const rank of sampleRanks()) insert("channel c1", rank);
  for (const statement of CATALOG_INDEXES) database.run(statement);
  const sorted = (): number[] => [...present].sort((a, b) => a - b);
  expectLike(listOf(), sorted());
  const changes = fc.sample(fc.nat(sampleRanks().length - 1), 400);
  for (const index of changes) {
    const rank = sampleRanks()[index] as number;
    if (present.delete(rank)) database.run("DELETE FROM listed WHERE list = ? AND article = ?", ALL, rank);
    else {
      present.add(rank);
      insert(ALL, rank);
    }
  }
  expectLike(listOf(), sorted());
  const day = dayOfRank(sorted().at(-1) as number);
  const ranks = ranksOfDay(day);
  const ofDay = sorted().filter((rank) => rank >= ranks.first && rank < ranks.end);
  expect([...listOf(ranks)].map(({ rank }) => rank)).toEqual(ofDay);
  expect(listOf(ranks).at(300)).toBe(undefined);
  for (const rank of present) database.run("DELETE FROM listed WHERE list = ? AND article = ?", ALL, rank);
  expectLike(listOf(), []);
});
