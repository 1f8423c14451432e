const TIME =
  /^(?<day>\d{4}-\d{2}-\d{2})[Tt ](?<clock>(?:[01]\d|2[0-3]):[0-5]\d)(?::(?<seconds>[0-5]\d)(?:[.,]\d+)?)?\s*(?<zone>[Zz]|[+-]\d{2}:?\d{2})$/;

/**
 * Returns the point in time that a text of ISO 8601 states, in the form of RFC 3339 and in its own zone:
 * `2023-05-06T18:00:00+08:00`. Returns undefined for a text without a time of day or without a zone.
 */
export function parseTime(text: string): string | undefined {
  const { day, clock, seconds = "00", zone = "" } = TIME.exec(text.trim())?.groups ?? {};
  if (day === undefined) return undefined;
  const offset = /^z$/i.test(zone) ? "Z" : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const time = `${day}T${clock}:${seconds}${offset}`;
  return Number.isNaN(Date.parse(time)) ? undefined : time;
}
