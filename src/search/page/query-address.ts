import type { Filters } from "../query/parse-query.js";

/** What the address of the search page asks for. */
export interface Asked extends Filters {
  /** The text of the query. */
  readonly q: string;
  /** `newest`, or empty for the order of fit. */
  readonly order: string;
  /** From 1. */
  readonly page: number;
}

/** The names of what the form has. */
export const NAMES = ["q", "channel", "year", "tag", "order"] as const;

/** Reads the query of an address. @param query with its question mark */
export function parseAddress(query: string): Asked {
  const values = new URLSearchParams(query);
  const value = (name: string): string => values.get(name) || "";
  return askedOf(value, Math.max(1, Math.floor(Number(value("page"))) || 1));
}

/** Returns what is asked for. @param value returns what has a name of `NAMES` */
export function askedOf(value: (name: string) => string, page: number): Asked {
  const [q, channel, year, tag, order] = NAMES.map(value) as [string, string, string, string, string];
  return { q, channel, year, tag, order, page };
}

/** Prints what `parseAddress` reads. */
export function printAddress(asked: Asked): string {
  const values = { ...asked, page: asked.page > 1 ? asked.page : "" };
  const named = ([...NAMES, "page"] as const).filter((name) => values[name]);
  return `?${named.map((name) => `${name}=${encodeURIComponent(values[name] as string)}`).join("&")}`;
}
