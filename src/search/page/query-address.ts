import type { Filters } from "../query/parse-query.js";

/** What the address of the search page asks for. */
export interface Asked extends Filters {
  /** The text of the query. */
  readonly q: string;
  /** From 1. */
  readonly page: number;
}

const NAMES = ["q", "channel", "year", "tag"] as const;

/** Reads the query of an address. @param query with its question mark */
export function parseAddress(query: string): Asked {
  const values = new URLSearchParams(query);
  const value = (name: string): string => values.get(name) || "";
  const page = Math.max(1, Math.floor(Number(value("page"))) || 1);
  return { q: value("q"), tag: value("tag"), channel: value("channel"), year: value("year"), page };
}

/** Prints what `parseAddress` reads. */
export function printAddress(asked: Asked): string {
  const named = NAMES.filter((name) => asked[name]).map((name) => [name, asked[name] as string] as const);
  const all = asked.page > 1 ? [...named, ["page", String(asked.page)] as const] : named;
  return `?${all.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
}
