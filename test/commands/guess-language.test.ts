import { describe, expect, it } from "vitest";
import { guessLanguage, type LanguageSample } from "../../src/commands/init/guess-language.js";

const SIMPLIFIED = { text: "渡口的工作人员说，水位已经回到往年的高度。" };
const TRADITIONAL = { text: "渡口的工作人員說，水位已經回到往年的高度，船隊準時開航。" };
const JAPANESE = { text: "渡し場の職員によると、水位は例年の高さに戻った。" };

const RUSSIAN =
  "Паром через реку снова ходит каждый день, сообщила во вторник городская администрация. Жители соседних деревень ждали этого " +
  "почти три месяца: ближайший мост далеко, и дорога в школу занимала два часа. Новый двигатель поставили на прошлой неделе.";
const PERSIAN =
  "قایق رودخانه از روز سه‌شنبه دوباره هر روز حرکت می‌کند. شهرداری اعلام کرد که ساکنان روستاهای اطراف نزدیک به سه ماه منتظر این خبر " +
  "بودند، چون نزدیک‌ترین پل دور است و راه مدرسه دو ساعت طول می‌کشید. موتور تازه هفته گذشته نصب شد.";

/** News of a ferry or a bridge, by language. */
const NEWS: Readonly<Record<string, string>> = {
  ar: "أعلنت البلدية يوم الثلاثاء أن العبّارة عادت إلى السير عبر النهر كل يوم. وقد انتظر سكان القرى المجاورة ذلك نحو ثلاثة أشهر، لأن أقرب جسر بعيد، وكان الطريق إلى المدرسة يستغرق ساعتين. ورُكّب المحرك الجديد في الأسبوع الماضي.",
  be: "Паром праз раку зноў ходзіць кожны дзень, паведаміла ў аўторак гарадская адміністрацыя. Жыхары суседніх вёсак чакалі гэтага амаль тры месяцы: бліжэйшы мост далёка, і дарога ў школу займала дзве гадзіны. Новы рухавік паставілі на мінулым тыдні.",
  de: "Die Fähre über den Fluss verkehrt wieder jeden Tag, teilte die Stadtverwaltung am Dienstag mit. Die Bewohner der umliegenden Dörfer hatten fast drei Monate darauf gewartet, denn die nächste Brücke ist weit entfernt, und der Schulweg dauerte zwei Stunden.",
  en: "The ferry across the river runs every day again, the town administration said on Tuesday. People in the villages nearby had waited almost three months for it, because the nearest bridge is far away and the way to school took two hours.",
  es: "La barca que cruza el río vuelve a funcionar todos los días, informó el martes el ayuntamiento. Los vecinos de los pueblos cercanos llevaban casi tres meses esperándola, porque el puente más próximo está lejos y el camino a la escuela duraba dos horas.",
  fr: "Le bac qui traverse la rivière circule de nouveau tous les jours, a annoncé mardi la mairie. Les habitants des villages voisins l’attendaient depuis près de trois mois, car le pont le plus proche est loin et le chemin de l’école prenait deux heures.",
  id: "Pemerintah kota mengatakan bahwa pembangunan jembatan baru akan dimulai bulan depan. Warga berharap pembangunan itu tidak mengganggu kegiatan mereka. Menurut wali kota, biaya pembangunan berasal dari anggaran daerah dan pemerintah pusat. Anak-anak harus berjalan memutar ke sekolah.",
  ms: "Kerajaan bandar berkata pembinaan jambatan baharu akan bermula bulan hadapan. Setiap penduduk kampung berhak mendapat jalan yang selamat, dan tiada sesiapa pun akan dikenakan bayaran. Anak-anak hendaklah berjalan mengelilingi sungai untuk ke sekolah sehingga jambatan itu siap dibina oleh kerajaan.",
  pt: "A barca que atravessa o rio voltou a funcionar todos os dias, informou na terça-feira a administração da cidade. Os moradores das aldeias vizinhas esperavam por isso há quase três meses, porque a ponte mais próxima fica longe e o caminho para a escola levava duas horas.",
  tr: "Belediye salı günü yaptığı açıklamada, nehri geçen vapurun yeniden her gün çalıştığını bildirdi. Çevredeki köylerde oturanlar bunu neredeyse üç aydır bekliyordu, çünkü en yakın köprü uzakta ve okula giden yol iki saat sürüyordu. Yeni motor geçen hafta takıldı.",
  uk: "Пором через річку знову ходить щодня, повідомила у вівторок міська адміністрація. Мешканці навколишніх сіл чекали на це майже три місяці: найближчий міст далеко, і дорога до школи тривала дві години. Новий двигун поставили минулого тижня.",
  vi: "Chính quyền thị trấn cho biết hôm thứ Ba rằng chuyến phà qua sông đã chạy lại mỗi ngày. Người dân các làng xung quanh đã chờ gần ba tháng, vì cây cầu gần nhất ở rất xa và đường đến trường mất hai giờ. Động cơ mới được lắp vào tuần trước.",
};

describe("guessLanguage", () => {
  it.each(Object.entries(NEWS))("knows %s by a text", (language, text) => {
    expect(guessLanguage([{ text }])).toBe(language);
  });

  it.each<[string, readonly LanguageSample[], string | undefined]>([
    ["nothing", [], undefined],
    ["Simplified words", [SIMPLIFIED], "zh-Hans"],
    ["Traditional words", [TRADITIONAL], "zh-Hant"],
    ["words in kana, which name no language", [JAPANESE], undefined],
    ["words in a script of many languages", [{ text: "پل دوباره باز شد" }], undefined],
    ["the stated language", [{ lang: "fa", text: "پل دوباره باز شد" }], "fa"],
    ["the stated language over the words", [{ lang: "ja", text: SIMPLIFIED.text }], "ja"],
    ["Chinese of a region", [{ lang: "zh-TW", text: "" }], "zh-Hant"],
    ["Chinese of another region", [{ lang: "zh-CN", text: "" }], "zh-Hans"],
    ["Chinese with script and region", [{ lang: "zh-Hant-HK", text: "" }], "zh-Hant"],
    ["a language with a region", [{ lang: "en-GB", text: "" }], "en"],
    ["a language with a script", [{ lang: "ug-Arab", text: "" }], "ug-Arab"],
    ["a long text in Russian", [{ text: RUSSIAN }], "ru"],
    ["a long text in Persian", [{ text: PERSIAN }], "fa"],
    [
      "short texts of one language, which are long together",
      RUSSIAN.match(/.{1,60}/g)?.map((text) => ({ text })) ?? [],
      "ru",
    ],
    [
      "the most of them, of which some state nothing",
      [{ text: RUSSIAN }, { lang: "uk", text: "" }, { lang: "uk", text: "" }],
      "uk",
    ],
    ["the most of them", [TRADITIONAL, SIMPLIFIED, SIMPLIFIED], "zh-Hans"],
    ["the first of as many", [TRADITIONAL, SIMPLIFIED], "zh-Hant"],
  ])("takes %s", (_, samples, expected) => {
    expect(guessLanguage(samples)).toBe(expected);
  });
});
