import {
  formatDate,
  formatMessage,
  formatNumber,
  listMessages,
  type MessageValues,
} from "../lib/messages.js";
import type { Messages } from "../model/messages.js";
import type { Day } from "../model/names.js";

/** The words of the pages, in the language of the site. */
export class Labels {
  constructor(private readonly messages: Messages) {}

  /** Returns the text of a key of the locale files. @throws Error if there is none */
  text(key: string, values?: MessageValues): string {
    return formatMessage(this.messages, key, values);
  }

  /** Returns a number in the digits of the language. */
  number(number: number): string {
    return formatNumber(this.messages, number);
  }

  /** Returns the letters by which tags are sorted, with spaces between them; empty if the language states none. */
  alphabet(): string {
    return "tags.alphabet" in this.messages.texts ? this.text("tags.alphabet") : "";
  }

  /** Returns the label of a day, such as `2024年3月5日`. */
  day(day: Day): string {
    return formatDate(this.messages, "date.day", day);
  }

  /** Returns the label of a month. @param month `YYYY-MM` */
  month(month: string): string {
    return formatDate(this.messages, "date.month", month);
  }

  /** Returns the label of a month without its year. @param month `YYYY-MM` */
  monthOfYear(month: string): string {
    return listMessages(this.messages, "date.months")[Number(month.slice(5)) - 1] ?? "";
  }

  /** Returns the label of a year. @param year `YYYY` */
  year(year: string): string {
    return formatDate(this.messages, "date.year", year);
  }

  /** Returns the label of a span of time. @param from label of its start @param to label of its end */
  range(from: string, to: string): string {
    return this.text("date.range", { from, to });
  }
}
