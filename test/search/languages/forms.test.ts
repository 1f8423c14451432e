import { describe, expect, it } from "vitest";
import { foldText } from "../../../src/search/format/fold-text.js";
import { placeOf } from "../../../src/search/format/posting-file.js";
import { highlight } from "../../../src/search/query/highlight.js";
import { type Language, parseQuery, type Term } from "../../../src/search/query/parse-query.js";
import { lookupsOf } from "../../../src/search/query/term-lookups.js";

const languageOf = (name: string): Promise<Language> => import(`../../../src/search/languages/${name}.ts`);

/** Tells whether a query finds a text that is a word. */
const finds = (language: Language, query: string, word: string): boolean =>
  highlight(word, parseQuery(query, {}, language).terms).some(({ isMatch }) => isMatch);

/** Forms of one word on each line. Each is found by each of the others. */
const FORMS = {
  ru: [
    "выборы выборов выборам выборами выборах",
    "школа школы школе школу школой школ школам",
    "станция станции станцию станцией станций",
    "новый нового новому новым новая новой новую новые новых",
    "учитель учителя учителю учителем учителей",
    "открывшийся открывшегося открывшаяся открывшиеся",
  ],
  uk: [
    "вибори виборів виборам виборами",
    "новий нового новому нової нову нові нових",
    "станція станції станцією станцій",
  ],
  be: [
    "выбары выбараў выбарам выбарамі выбарах",
    "новы новага новаму новая новай новую новыя новых",
    "станцыя станцыі станцыяй станцый",
  ],
  id: ["rumah rumahnya", "buku bukunya", "kota kotanya"],
  ar: [
    "كتاب الكتاب والكتاب بالكتاب للكتاب كتابه كتابها",
    "انتخابات الانتخابات والانتخابات للانتخابات انتخاب",
    "مدرسة المدرسة والمدرسة بالمدرسة للمدرسة",
    "معلم المعلم معلمون المعلمون معلمين",
    "مكتبة المكتبة مكتبات المكتبات",
  ],
  fa: ["کتاب کتاب‌ها کتابها کتاب‌های کتاب‌هایی کتاب‌هایشان"],
  es: [
    "elección elecciones",
    "información informaciones",
    "rápido rápida rápidos rápidas",
    "trabaja trabajan trabajaron",
  ],
  pt: [
    "eleição eleições",
    "jornal jornais",
    "informação informações",
    "região regiões",
    "público pública públicos",
  ],
  fr: [
    "élection élections",
    "fermé fermée fermés fermées fermer",
    "premier première premières",
    "régional régionaux",
  ],
  de: [
    "Haus Häuser Hauses Häusern",
    "Stadt Städte Städten",
    "groß große großen großer",
    "Buch Bücher Buches",
    "Müller Mueller Muellers",
    "Köln Koeln",
    "Bäcker Baecker",
    "Frau Frauen",
    "neu neue neuen",
  ],
  en: ["election elections", "city cities", "opened opens opening", "running runs"],
  it: ["elezione elezioni", "biblioteca biblioteche", "nuovo nuova nuovi nuove"],
  nl: ["verkiezing verkiezingen", "school scholen", "straat straten"],
  sv: ["tidning tidningen tidningar tidningarna", "stad staden städer"],
  tr: [
    "kitap kitabı kitaplar kitapları kitaplarda",
    "yıl yılı yıllar yılda yıllarda",
    "çocuk çocuğu çocuklar çocukların",
    "köprü köprüler köprüde köprüden",
    "dağ dağı dağlar dağda",
  ],
} as const;

describe.each(Object.entries(FORMS))("in the language %s", (name, rows) => {
  it.each(rows)("each of %s finds the others, in the files that it looks up", async (row) => {
    const language = await languageOf(name);
    const words = row.split(" ");
    for (const query of words)
      for (const word of words) {
        expect(`${query} ${word} ${finds(language, query, word)}`).toBe(`${query} ${word} true`);
        const folded = foldText(word);
        const place = placeOf(language.bare ? language.bare(folded) : folded);
        const [lookup] = lookupsOf(parseQuery(query, {}, language).terms[0] as Term);
        expect(place).toBeGreaterThanOrEqual(lookup?.places.first as number);
        expect(place).toBeLessThan(lookup?.places.end as number);
      }
  });
});

describe("words of other meaning", () => {
  it.each([
    ["ru", "город горох"],
    ["ru", "мост место"],
    ["ar", "كتاب كاتب"],
    ["ar", "البيت البنت"],
    ["fa", "البته بته"],
    ["fa", "آنها آن‌چه"],
    ["uk", "про при"],
    ["be", "або аба"],
    ["en", "policy police"],
    ["de", "Haus Hose"],
    ["tr", "yol yıl"],
  ])("in the language %s are not found together: %s", async (name, pair) => {
    const [one = "", other = ""] = pair.split(" ");
    const language = await languageOf(name);
    expect(finds(language, other, one) && finds(language, one, other)).toBe(false);
  });
});
