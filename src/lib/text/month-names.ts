import { memoize } from "../memoize.js";

/**
 * The names of the months from January on, by language, as CLDR has them. Names with `|` between are of one month: many
 * languages have another form beside a day. They are data of our own: `Intl` may know others on another machine.
 */
const NAMES = {
  en: "january february march april may june july august september october november december",
  ru: "января|январь февраля|февраль марта апреля|апрель мая|май июня|июнь июля|июль августа сентября|сентябрь октября|октябрь ноября|ноябрь декабря|декабрь",
  uk: "січня|січень лютого|лютий березня|березень квітня|квітень травня|травень червня|червень липня|липень серпня|серпень вересня|вересень жовтня|жовтень листопада грудня|грудень",
  be: "студзеня|студзень лютага|люты сакавіка красавіка мая|май чэрвеня|чэрвень ліпеня|ліпень жніўня|жнівень верасня|верасень кастрычніка лістапада снежня|снежань",
  bg: "януари февруари март април май юни юли август септември октомври ноември декември",
  de: "januar|jänner februar|feber märz april mai juni juli august september oktober november dezember",
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  es: "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
  pt: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
  it: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
  nl: "januari februari maart|mrt april mei juni juli augustus september oktober november december",
  pl: "stycznia|styczeń lutego|luty marca|marzec kwietnia|kwiecień maja czerwca|czerwiec lipca|lipiec sierpnia|sierpień września|wrzesień października listopada grudnia|grudzień",
  cs: "ledna|leden února března|březen dubna|duben května|květen června|červen|čvn července|červenec|čvc srpna|srpen září října|říjen listopadu prosince|prosinec",
  sk: "januára februára marca|marec apríla mája júna júla augusta septembra|september októbra|október novembra|november decembra|december",
  ro: "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie|nov decembrie",
  hu: "január február március április május június július augusztus szeptember október november december",
  el: "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
  tr: "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
  az: "yanvar fevral mart aprel may iyun|iyn iyul|iyl avqust sentyabr oktyabr noyabr dekabr",
  sv: "januari februari mars april maj juni juli augusti september oktober november december",
  da: "januar februar marts april maj juni juli august september oktober november december",
  nb: "januar februar mars april mai juni juli august september oktober november desember",
  fi: "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
  et: "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
  lv: "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
  lt: "sausio|sausis vasario|vasaris kovo|kovas balandžio|balandis gegužės birželio|birželis liepos|liepa rugpjūčio|rugpjūtis rugsėjo|rugsėjis spalio|spalis lapkričio|lapkritis gruodžio|gruodis",
  ar: "يناير|كانون_الثاني|جانفي فبراير|شباط|فيفري مارس|آذار أبريل|ابريل|إبريل|نيسان|أفريل|افريل مايو|أيار|ماي يونيو|حزيران|جوان يوليو|تموز|جويلية|يوليوز أغسطس|اغسطس|آب|أوت|اوت|غشت سبتمبر|أيلول|شتنبر أكتوبر|اكتوبر|تشرين_الأول نوفمبر|تشرين_الثاني|نونبر ديسمبر|كانون_الأول|دجنبر",
  fa: "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
  ur: "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
  hi: "जनवरी|जन फ़रवरी|फरवरी मार्च अप्रैल मई जून जुलाई|जुल अगस्त|अग सितंबर|सित|सितम्बर अक्टूबर|अक्तूबर नवंबर|नव|नवम्बर दिसंबर|दिस|दिसम्बर",
  bn: "জানুয়ারি|জানুয়ারী ফেব্রুয়ারি|ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট|আগ সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
  id: "januari februari|pebruari maret april mei juni juli agustus september oktober november|nopember desember",
  ms: "januari februari mac april mei jun julai ogos september oktober november disember",
  sw: "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba",
  he: "ינואר פברואר מרץ|מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
  th: "มกราคม|มค กุมภาพันธ์|กพ มีนาคม|มีค เมษายน|เมย พฤษภาคม|พค มิถุนายน|มิย กรกฎาคม|กค สิงหาคม|สค กันยายน|กย ตุลาคม|ตค พฤศจิกายน|พย ธันวาคม|ธค",
  sr: "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
  mk: "јануари февруари март април мај јуни јули август септември октомври ноември декември",
  sl: "januar februar marec april maj junij|jun julij|jul avgust september|septembar oktober|oktobar november|novembar december|decembar",
  ka: "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
  hy: "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
  kk: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
  ta: "ஜனவரி பிப்ரவரி|பெப்ரவரி மார்ச் ஏப்ரல் மே ஜூன்|யூன் ஜூலை|யூலை ஆகஸ்ட்|ஓகஸ்ட் செப்டம்பர்|செப்ரெம்பர் அக்டோபர்|ஒக்டோபர் நவம்பர் டிசம்பர்",
  te: "జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై|జూలై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్",
  km: "មករា កុម្ភៈ|កុម្ភះ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ",
  my: "ဇန်နဝါရီ ဖေဖော်ဝါရီ မတ် ဧပြီ မေ ဇွန် ဇူလိုင် ဩဂုတ်|သြဂုတ် စက်တင်ဘာ အောက်တိုဘာ နိုဝင်ဘာ ဒီဇင်ဘာ",
  uz: "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr",
  tk: "ýanwar fewral mart aprel maý iýun iýul awgust sentýabr oktýabr noýabr dekabr",
  dv: "ޖެނުއަރީ|ޖަނަވަރީ ފެބުރުއަރީ|ފެބުރުވަރީ މާރިޗު|މާރޗް އޭޕްރިލް|އެޕްރީލް މެއި|މޭ ޖޫން ޖުލައި އޯގަސްޓް|އޮގަސްޓު|އޯގަސްޓު ސެޕްޓެމްބަރު|ސެޕްޓެންބަރު އޮކްޓޯބަރު|އޮކްޓޫބަރު ނޮވެމްބަރު|ނޮވެންބަރު ޑިސެމްބަރު|ޑިސެންބަރު",
  or: "ଜାନୁଆରୀ ଫେବୃଆରୀ|ଫେବ୍ରୁଆରୀ ମାର୍ଚ୍ଚ ଅପ୍ରେଲ|ଏପ୍ରିଲ ମଇ|ମେ ଜୁନ ଜୁଲାଇ ଅଗଷ୍ଟ ସେପ୍ଟେମ୍ବର ଅକ୍ଟୋବର ନଭେମ୍ବର ଡିସେମ୍ବର",
  as: "জানুৱাৰী|জানুৱাৰি ফেব্ৰুৱাৰী|ফেব্ৰুৱাৰি মাৰ্চ এপ্ৰিল মে জুন জুলাই আগষ্ট ছেপ্টেম্বৰ|ছেপ্তেম্বৰ অক্টোবৰ নৱেম্বৰ ডিচেম্বৰ",
  ug: "يانۋار فېۋرال مارت ئاپرېل ماي ئىيۇن ئىيۇل ئاۋغۇست سېنتەبىر ئۆكتەبىر نويابىر دېكابىر",
  ky: "январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры",
  ne: "जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर",
  si: "ජනවාරි පෙබරවාරි මාර්තු අප්රේල්|අප්රියෙල් මැයි ජූනි|ජුනි ජූලි|ජුලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්",
  ps: "جنوري فبروري مارچ اپریل مۍ جون جولای اګست سپتمبر اکتوبر نومبر دسمبر",
  am: "ጃንዩወሪ|ጃንዋሪ ፌብሩወሪ|ፌብሩዋሪ ማርች ኤፕሪል ሜይ ጁን ጁላይ ኦገስት ሴፕቴምበር ኦክቶበር ኖቬምበር ዲሴምበር",
  is: "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
  sq: "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
  mr: "जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर",
  gu: "જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ|ઓગસ્ટ સપ્ટેમ્બર ઑક્ટોબર|ઓક્ટોબર નવેમ્બર ડિસેમ્બર",
  pa: "ਜਨਵਰੀ ਫ਼ਰਵਰੀ|ਫਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ",
  ml: "ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ",
  kn: "ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್",
  lo: "ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ",
  tg: "январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри",
  hr: "siječnja|siječanj veljače|veljača ožujka|ožujak travnja|travanj svibnja|svibanj lipnja srpnja kolovoza rujna . studenoga|studenog prosinca",
  gl: "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
  eu: "urtarrilaren|urtarrila otsailaren|otsaila martxoaren|martxoa apirilaren|apirila maiatzaren|maiatza ekainaren|ekaina uztailaren|uztaila abuztuaren|abuztua irailaren|iraila urriaren|urria azaroaren|azaroa abenduaren|abendua",
  cy: "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr",
  af: "januarie februarie maart april mei junie julie augustus september oktober november desember",
  fil: "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre",
  ca: "gener febrer març abril maig juny juliol agost|ag setembre octubre novembre desembre",
  mt: "jannar frar marzu april mejju ġunju lulju awwissu settembru ottubru novembru diċembru",
  ga: "eanáir feabhra márta aibreán bealtaine|bhealtaine meitheamh iúil lúnasa meán_fómhair deireadh_fómhair samhain nollaig",
  ha: "janairu fabrairu|faburairu maris afrilu|afirilu mayu yuni yuli agusta satumba oktoba nuwamba disamba",
  so: "janaayo|jannaayo febraayo maarso abriil maayo juun luulyo agoosto|agosto sebtembar oktoobar noofeembar|nofeembar diseembar",
  ku: "rêbendan|rêbendana|rêbendanê sibat|sibata|sibatê adar|adara|adarê nîsan|nîsana|nîsanê gulan|gulana|gulanê hezîran|hezîrana|hezîranê|pûşper|pûşpera|pûşperê tîrmeh|tîrmeha|tîrmehê tebax|tebaxa|tebaxê|gelawêj|gelawêja|gelawêjê îlon|îlona|îlonê|rezber|rezbera|rezberê cotmeh|cotmeha|cotmehê|kewçêr|kewçêra|kewçêrê mijdar|mijdara|mijdarê|sermawez|sermaweza|sermawezê berfanbar|berfanbara|berfanbarê|kanûn|kanûna|kanûnê",
  ckb: "کانوونی_دووەم|کانوونی_دووەمی شوبات|شوباتی ئازار|ئازاری نیسان|نیسانی ئایار|ئایاری|مایس|مایسی حوزەیران|حوزەیرانی تەمووز|تەمووزی|تەمموز|تەمموزی ئاب|ئابی ئەیلوول|ئەیلوولی|ئەیلول|ئەیلولی تشرینی_یەکەم|تشرینی_یەکەمی تشرینی_دووەم|تشرینی_دووەمی کانوونی_یەکەم|کانوونی_یەکەمی",
};

const namesIn = (months: string): string[][] => months.split(" ").map((names) => names.split("|"));

/** The months of the Persian calendar, as Iran and as Afghanistan call them. */
const PERSIAN = namesIn(
  "فروردین|حمل|farvardin اردیبهشت|ثور|ordibehesht خرداد|جوزا|khordad تیر|سرطان|tir مرداد|امرداد|اسد|mordad شهریور|سنبله|shahrivar مهر|میزان|mehr آبان|عقرب|aban آذر|قوس|azar دی|جدی|dey بهمن|دلو|bahman اسفند|حوت|esfand",
);
/** The months of the Ethiopian calendar; several letters of Amharic have one sound. */
const ETHIOPIAN = namesIn(
  "መስከረም ጥቅምት ኅዳር|ህዳር|ሕዳር ታኅሣሥ|ታህሳስ|ታህሣሥ|ታኅሳስ ጥር የካቲት መጋቢት ሚያዝያ|ሚያዚያ ግንቦት ሰኔ ሐምሌ|ሀምሌ ነሐሴ|ነሃሴ|ነሀሴ ጳጉሜን|ጳጉሜ",
);

/** Returns the number of a month of the Persian calendar, 1 to 12, by its name. An Arabic keyboard has other letters for two. */
export const persianMonth = (word: string): number | undefined =>
  numberIn(PERSIAN, word.toLowerCase().replaceAll("ي", "ی").replaceAll("ك", "ک"));

/** Returns the number of a month of the Ethiopian calendar, 1 to 13, by its name. */
export const ethiopianMonth = (word: string): number | undefined => numberIn(ETHIOPIAN, word);

function numberIn(months: readonly string[][], name: string): number | undefined {
  const index = months.findIndex((names) => names.includes(name));
  return index < 0 ? undefined : index + 1;
}

/** The fewest letters of a shortened name. */
const FEWEST_LETTERS = 3;

/** Returns the number of a month, 1 to 12, by its name or a beginning of it. The first language that has it counts. */
export function monthNumber(word: string): number | undefined {
  const name = word.toLowerCase().replaceAll(" ", "_");
  return numbersOf("en").get(name) ?? numbersOf("all").get(name);
}

/** Returns the numbers of months by their names, and by the beginnings that are no names. */
const numbersOf = memoize((languages: "en" | "all"): ReadonlyMap<string, number> => {
  const names = languages === "en" ? [NAMES.en] : Object.values(NAMES);
  const numbers = new Map<string, number>();
  const add = (name: string, number: number): void => {
    if (!numbers.has(name)) numbers.set(name, number);
  };
  const all = names.flatMap((months) =>
    namesIn(months.normalize("NFKC")).flatMap((month, index) =>
      month.map((name) => [name, index + 1] as const),
    ),
  );
  for (const [name, number] of all) add(name, number);
  for (const [name, number] of all)
    for (let length = FEWEST_LETTERS; length < name.length; length++) add(name.slice(0, length), number);
  return numbers;
});
