// Parts of the patterns below. Each is named after what it matches.

/** `### `, or any other marks of a heading. */
const HEADING_MARKS = String.raw`#{1,6}[ \t]*`;
const END_OF_LINE = String.raw`[ \t]*\n`;
const BLANK_LINES = `(?:${END_OF_LINE}){0,3}`;
/** `---`, `***` or `- - -`. */
const RULE_MARKS = String.raw`(?:-{3,}|\*{3,}|(?:[-*] ){2,}[-*])`;

/** The rule below the title may also be of equals signs. */
const FIRST_RULE = `(?:${RULE_MARKS}|={3,})`;

/** Makes a pattern of a template, which holds the parts above by their names. `^` is the beginning of the text. */
const pattern = (template: TemplateStringsArray, ...parts: readonly string[]): RegExp =>
  new RegExp(String.raw(template, ...parts), "u");

/** Makes a pattern as `pattern` does. `^` and `$` are the beginning and end of any line. */
const linePattern = (template: TemplateStringsArray, ...parts: readonly string[]): RegExp =>
  new RegExp(String.raw(template, ...parts), "mu");

/** `### 题` */
export const TITLE = pattern`^\s*${HEADING_MARKS}(?<title>.*)`;
/** `# [题](https://…)` */
export const LINKED_TITLE = pattern`^\s*${HEADING_MARKS}\[(?<title>.*)\]\([ \t]*[^()\s]*[ \t]*\)[ \t]*(?=\n|$)`;
export const TITLE_ADDRESS = pattern`^\s*${HEADING_MARKS}\[.*\]\([ \t]*(?<address>https?:[^()\s]*)[ \t]*\)[ \t]*(?=\n|$)`;

/** HTML, the next rule, or the label of the original's address, perhaps below lines of links. Markdown has none of these there. */
const BELOW_RULE = String.raw`(?:${HEADING_MARKS}\[.*\n\s*){0,3}(?:$|<|-{3,}|原文)`;
/** Lines of links without marks of a heading, HTML, and further below what the scraper writes before the original's address. */
const LINKS_AND_HTML = String.raw`(?:!?\[[^\n]*\n\s*){1,3}<(?=[\s\S]*\n[^<\n]{0,20}原文)`;
/** A link to a page of the mirror, such as its front page. */
const NAVIGATION = String.raw`${HEADING_MARKS}\[[^\]\n]*\]\(\.`;
/** A title line, and a rule within the next lines. What is below the rule tells a file from Markdown. */
export const BEGINNING = pattern`^\s*#{1,6}(?!#).*\n${BLANK_LINES}${FIRST_RULE}${END_OF_LINE}\s*(?:${BELOW_RULE}|${NAVIGATION}|${LINKS_AND_HTML})`;
/** The lines above the HTML: the title, and perhaps the rule below it. */
export const TITLE_AND_RULE = pattern`^\s*#{1,6}.*\n(?:${BLANK_LINES}${FIRST_RULE}[ \t]*(?:\n|$))?`;
/** A title line with HTML right below it. */
export const TITLE_AND_HTML = pattern`^\s*###[ \t].*\n${BLANK_LINES}[ \t]*<`;
export const RULE = linePattern`^${RULE_MARKS}[ \t]*(?:\n|$)`;
/**
 * Links at the beginning of lines below the first rule, linked pictures on lines of their own, and pictures without size,
 * which count readers.
 */
export const ADVERT =
  /^(?:#{1,6}[ \t]*\[.*\]\(.*(?:\n|$)|\[!\[[^[\]\n]{0,200}\]\([^()\n]{0,500}\)\]\([^()\n]{0,500}\)[ \t]*(?:\n|$)|<img src='[^'<>]*' width='0px' height='0px'\/>\s*)/mu;

/** A line above the HTML that is a day, perhaps with its time: `发布时间：2023-11-02 08:15` */
export const DAY_LINE =
  /^[^\S\n]*(?:[\p{L} ]{1,12}[：:]\s?)?(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)(?:\s+\d{1,2}:\d\d(?::\d\d)?)?[^\S\n]*$/mu;

/** A line above the HTML that names who wrote it. */
export const AUTHOR_LINE = /^[^\S\n]*(?:作者|[记記]者|文)\s?[：:／/]\s?([^\n]{2,40})$/mu;

/** A line that may stand below the last rule: a link or an address. Words there are part of the text. */
export const FOOTER_LINE = /^(?:#{0,6}[ \t]*\[.*|[^\s：:]{0,20}[：:]?[ \t]*<?https?:\S*)?$/u;

/** An address, alone in what it is looked for in. */
export const ONLY_ADDRESS = /^\s*<?(https?:\/\/[^\s<>]+)>?\s*$/u;

/** `原文链接`, `原文網址`, `原文出处`, or `来源` before an address. */
const LABEL = String.raw`(?:原文(?:[链連鏈连][接結结]|[网網]址|地址|出[处處])|(?:来源|來源|出[处處])(?=[：:]\s{0,20}<?https?:))`;
/** Words in brackets behind the label. */
const NOTE = String.raw`(?:[（(][^（）()\n]{0,40}[）)])?`;
/** The line with the original's address, and the rule before it: `原文链接：https://…` or `[原文链接](https://…`. */
export const TRAILER = linePattern`(?:^-{3,}[ \t]*\n\s{0,9})?^[ \t]*(?:<br[ \t]?\/?>[ \t]*)?\[?${LABEL}${NOTE}\s{0,20}(?:[：:]\s{0,20}(?:<(?:ok|a)\s[^<>]{0,200}?href=["']?\s{0,9}|\[[^\]\n]{0,300}\]\(|<)?|\]\()(?<address>[^\s"']+)`;

/** The end of a file's frame with another article below it. */
export const NEXT_ARTICLE = new RegExp(
  String.raw`\n[ \t]{0,9}${LABEL}[^\n]{0,200}https?:[^\n]{0,2000}\n\s{0,9}(?=#{1,6}[ \t][^\n]{0,2000}\n${BLANK_LINES}-{3,}[ \t]{0,9}\n)`,
  "u",
);

const AGENCY = String.raw`(?<agency>[\p{Script=Han}A-Za-z]{2,12}?|[A-Za-z][A-Za-z .&'’-]{1,30}?)\s*`;
/** `11月3日讯】`, or other words before the bracket. */
const MONTH_AND_DAY = String.raw`(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*(?:[日号號]\s*(?:[讯訊]\s*】?|[^【】（）()]{0,12}】)|[讯訊]\s*】)`;
/** `【青禾时报2023年11月3日讯】` */
export const DATELINE = pattern`【?\s*${AGENCY}(?<year>(?:19|20)\d{2})\s*年\s*${MONTH_AND_DAY}`;
export const DATELINE_WITHOUT_YEAR = pattern`【\s*${AGENCY}${MONTH_AND_DAY}`;
/** A day with its year in numerals, in the years of the Republic of China, of two figures, or with dashes, dots or strokes. */
const WRITTEN_DAY = String.raw`(?<written>[〇○零一二三四五六七八九]{4}\s*年\s*[一二三四五六七八九十]{1,2}\s*月\s*[一二三四五六七八九十廿卅]{1,3}\s*日|(?:民[国國]\s*)?\d{2,3}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|(?:19|20)\d\d(?:-\d{1,2}-|\.\d{1,2}\.|/\d{1,2}/)\d{1,2}\s*日?)`;
/** `【青禾时报二〇二三年十一月三日讯】`, `【青禾時報112年11月3日訊】` */
export const DATELINE_IN_OTHER_FIGURES = pattern`[【〔[（(]\s*${AGENCY}${WRITTEN_DAY}(?:[^【】〔〕[\]（）()\n]{0,8}[讯訊电電]\s*[】〕\]）)]|[^【】〔〕[\]（）()\n]{0,12}】)`;
const WIRE =
  "(?<agency>中央社|(?:法新|路透|美[联聯]|新[华華]|共同|[韩韓][联聯]|塔斯|德新|德通)社|自由[亚亞]洲[电電][台臺]|美[国國]之音)";
/** `（中央社台北3日电）`: who wrote it, where, and the day of a month that may not be named. */
export const DATELINE_OF_WIRE = pattern`^\s*[（(〔【]\s*${WIRE}[^（）()〔〕【】\d\n]{0,24}(?:(?<month>\d{1,2})\s*月\s*)?(?<day>\d{1,2})\s*日[^（）()〔〕【】\n]{0,6}[）)〕】]`;

/** What may stand above the title: front matter, comments, pictures that count readers, and the title once more. */
export const ABOVE =
  /^\s*(?:---\n(?:[^\n]{0,2000}\n){0,200}?---\n\s*)?(?:<!--[\s\S]{0,1000}?-->\s*)?(?:<img [^<>\n]{0,300}>\s*){0,2}(?:(#{1,6}[ \t][^\n]*\n)\s*(?=\1))?(?=#)/;

/** The end of a block of text. The lines of a frame have none. */
export const BLOCK_END = /<\/(?:p|div|article|section|blockquote|td|ul|ol)\s*>/iu;
