import { expect, it } from "vitest";
import { clearLanguage } from "../../../src/formats/html/metadata/clear-language.js";

const SWEDISH =
  "Kranen vid den gamla kajen har målats grön, och stegen har fått ett nytt räcke som ska hålla i många år framöver. Det tog fyra dagar och en natt, berättade vakten för de människor som hade samlats nere vid hamnen på lördagen.";
const ENGLISH =
  "The crane of the old quay has been painted green, and the ladder has a new rail. It took four days and one night, said the keeper of the crane to the people of the quay. Boats pass below the crane at any hour.";
const SPANISH =
  "La grúa del viejo muelle ha sido pintada de verde, y la escalera tiene una nueva barandilla. Tardaron cuatro días y una noche, dijo el guardián de la grúa a la gente del muelle. Los barcos pasan debajo de la grúa a cualquier hora.";
const NAMES =
  "Ferry Heron 6:50 East Quay 7:10 Mill Landing 7:20. Swan 8:00 West Quay. Keeper Ola Berg, Mara Lindqvist, Ray Okello, Lotte Haring, Jan Brouwer, Eastern Harbour Board, North Mill Company, Sven Olsson, Matti Virtanen. Tickets 2.40.";
const TAGALOG =
  "Ang kreyn ng lumang pantalan ay pininturahan ng berde, at ang hagdan ay may bagong rehas. Umabot ng apat na araw at isang gabi, sabi ng bantay sa mga tao. Dumadaan ang mga bangka sa ilalim ng kreyn sa anumang oras.";
const INDONESIAN =
  "Wisatawan dan warga sudah berkumpul sejak pagi di dermaga untuk menyiapkan tikar dan kopi. Anak-anak menggambar perahu di dinding balai desa. Biaya kayu dan cat ditanggung kas kampung, dan pekerjaan selesai dalam empat hari.";
const RUSSIAN =
  "Кран на старой набережной покрасили в зелёный цвет, и у лестницы новые перила. Работа заняла четыре дня и одну ночь, сказал сторож людям, которые собрались у причала. Лодки проходят под краном в любой час, этому рады все.";
const UKRAINIAN =
  "Кран на старій набережній пофарбували в зелений колір, і біля сходів нові поручні. Робота тривала чотири дні й одну ніч, сказав сторож людям, які зібралися біля причалу. Човни проходять під краном будь-якої години, і всі їм раді.";
const BELARUSIAN =
  "Кран на старой набярэжнай пафарбавалі ў зялёны колер, і каля лесвіцы новыя парэнчы. Праца заняла чатыры дні і адну ноч, сказаў вартаўнік людзям, якія сабраліся каля прычала. Лодкі праходзяць пад кранам у любую гадзіну.";
const KAZAKH =
  "Ескі жағалаудағы кран жасыл түске боялды, баспалдақтың жаңа тұтқасы бар. Жұмыс төрт күн мен бір түнге созылды, деді күзетші айлақ басына жиналған адамдарға. Қайықтар кран астынан кез келген уақытта өтеді, бұған бәрі риза.";

it.each([
  ["en", INDONESIAN, undefined],
  ["ru", BELARUSIAN, "be"],
  ["ru-RU", UKRAINIAN, "uk"],
  ["uk", RUSSIAN, "ru"],
  ["be", UKRAINIAN, "uk"],
  ["en", SWEDISH, "sv"],
  ["en-US", SWEDISH, "sv"],
  ["de", SWEDISH, "sv"],
  ["en", TAGALOG, undefined],
  ["en", SPANISH, undefined],
])("the language %s that a template states is not that of the text %s", (stated, text, lang) => {
  const clear = clearLanguage(stated, text);
  expect(clear.lang).toBe(lang);
  expect(clear.notice).toMatchObject({ code: "misstated-language" });
});

it.each([
  ["en", ENGLISH],
  ["en-GB", ENGLISH],
  ["sv", SWEDISH],
  ["da", SWEDISH],
  ["es", SPANISH],
  ["en", NAMES],
  ["en", SWEDISH.slice(0, 100)],
  ["zh", SWEDISH],
  ["eo", SWEDISH],
  ["id", INDONESIAN],
  ["ru", RUSSIAN],
  ["uk", UKRAINIAN],
  ["be", BELARUSIAN],
  ["ru", KAZAKH],
  ["ru", BELARUSIAN.slice(0, 120)],
  ["ru", `${RUSSIAN} ${UKRAINIAN}`],
  ["bg", RUSSIAN],
  ["en", "Кран на старой набережной покрасили в зелёный цвет, и у лестницы новые перила. ".repeat(5)],
])("the stated language %s stays where the text may be in it: %s", (stated, text) => {
  expect(clearLanguage(stated, text)).toEqual({ lang: stated });
});
