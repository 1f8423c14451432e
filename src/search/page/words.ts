/** The page holds its texts as JSON, in the language of the site. */
const textsIn = <Texts>(id: string): Texts => JSON.parse(document.getElementById(id)?.textContent || "{}");
const words = textsIn<Readonly<Record<string, string>>>("search-words");
/** An operator's own template may have none of these. */
const dates = textsIn<{
  readonly day?: string;
  readonly months?: readonly string[];
  readonly monthsOfDay?: readonly string[];
  readonly firstDay?: string;
  readonly digits?: readonly string[];
}>("search-dates");

type Values = Readonly<Record<string, string | number | undefined>>;

/** Returns a number in the digits of the site's language. */
export const numberText = (number: number): string =>
  String(number).replace(/\d/g, (digit) => (dates.digits || [])[Number(digit)] || digit);

const filled = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === "number" ? numberText(value) : String(value);
  });

/** Returns a text of the page. @param values replace `{name}` in the text */
export const word = (key: string, values: Values = {}): string => filled(words[key] || "", values);

/** Returns a day as the site writes it. @param date `YYYY-MM-DD` */
export function dayText(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  const monthName = (dates.monthsOfDay || dates.months || [])[Number(month) - 1];
  return filled(dates.day || date, { year, month, day: (day === 1 && dates.firstDay) || day, monthName });
}
