import { escapeHtml } from "../../formats/markdown/body/escape-html.js";
import { formatDate, formatMessage, type MessageValues } from "../../lib/messages.js";
import { directionOf } from "../../lib/text/direction.js";
import { withoutForbidden } from "../../lib/text/xml-characters.js";
import type { Messages } from "../../model/messages.js";

/** The words of a book, or of a page beside the site, in its language, escaped. */
export class BookWords {
  constructor(readonly messages: Messages) {}

  text = (key: string, values: MessageValues = {}): string =>
    escapeHtml(formatMessage(this.messages, key, values));

  date = (key: string, date: string): string => escapeHtml(formatDate(this.messages, key, date));
}

interface BookPage {
  readonly title: string;
  /** BCP 47 tag. */
  readonly lang: string;
  /** XHTML. */
  readonly body: string;
}

/** Renders a page of a book as XHTML. */
export const renderPage = ({ title, lang, body }: BookPage): string =>
  withoutForbidden(`<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" ${langAttributes(lang)}>
<head>
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" type="text/css" href="style.css" />
</head>
<body>
${body}
</body>
</html>
`);

/** Returns the attributes that tell the language of an element, and its direction. */
function langAttributes(lang: string): string {
  const escaped = escapeHtml(lang);
  return `lang="${escaped}" xml:lang="${escaped}" dir="${directionOf(lang)}"`;
}
