/** Local news of towns that do not exist, and the words that sites put around them, in four languages. */

const EN = {
  lang: "en",
  dir: "ltr",
  join: " ",
  places: ["Harrow Quay", "Lindale", "Stonebridge", "the old mill", "Weir Lane", "the market hall", "Upper Fell", "the lower dock"],
  who: ["the harbour office", "a group of volunteers", "the parish council", "the bakers of the square", "two retired teachers", "the rowing club", "the town archivist", "the ferry crew"],
  did: ["repaired the wooden steps beside", "counted the swallows that nest at", "painted a new map for", "opened a reading room near", "cleared the footpath behind", "planted forty pear trees along", "measured the height of the water at", "held a small concert in"],
  when: ["on the first Monday of the month", "shortly before sunrise", "while the rain was still falling", "after three weeks of planning", "in front of some ninety people", "with tools borrowed from a neighbour", "for the second year in a row", "as soon as the road was open again"],
  more: ["Nobody had expected so many helpers", "The costs were covered by a jumble sale", "A list of what remains to be done hangs at the library", "Several families brought soup and bread", "Old photographs helped to find the right colour", "The next meeting will be held in the school", "Children wrote down what they saw", "An exhibition of the plans is open until the autumn"],
  title: ["New steps lead down to the harbour", "Swallows return to the market hall", "A reading room for the old mill", "Forty pear trees for Weir Lane"],
  heads: ["How it began", "What it costs", "Voices from the street", "What comes next", "A look at the map"],
  standfirst: "What started as a note on a door has become the largest work that the town has done by itself.",
  quote: "We did not ask whether it was possible, we asked who had a ladder.",
  caption: "The steps on the morning of the opening, seen from the ferry.",
  caption2: "Pear saplings wait in the shade of the hall.",
  note: "The society was founded in the year of the great flood and has sixty members.",
  noteHead: "At a glance",
  list: ["Bring gloves and a bucket", "Meet at the iron gate", "Leave dogs at home"],
  table: [["Day", "Volunteers"], ["Saturday", "thirty-one"], ["Sunday", "forty-four"]],
  footnote: "The height is given above the mark on the old bridge pillar.",
  correction: "An earlier version of this report named the wrong side of the river.",
  author: ["Mara Oldfield", "Tobias Renner", "Ines Calloway"],
  site: "Quayside Messenger",
  date: "12 May 2021",
  nav: ["Home", "Town", "Culture", "Sport", "Weather", "Contact"],
  share: ["Share this:", "Facebook", "Twitter", "WhatsApp", "Email", "Print"],
  relatedHead: "You may also like",
  readAlso: "Read also:",
  related: ["Bridge lamps will burn all night", "Bus timetable changes in June", "Chess evening moves to the cellar", "Lost umbrella finds its owner", "Mayor praises quiet winter"],
  popularHead: "Most read",
  popular: ["Bakery window wins a prize", "Five walks for a dry Sunday", "School choir sings at dawn"],
  commentsHead: "3 comments",
  comments: ["My grandfather built the first of those, he would be proud.", "Please put a handrail there before the frost comes.", "Lovely pictures, thank you for the report."],
  leave: "Leave a reply",
  newsletterHead: "Sign up for our newsletter",
  newsletter: "Every Friday the best stories of the week in your inbox, free of charge.",
  cookie: "We use cookies to improve your visit. By staying here you accept our privacy policy.",
  bio: "writes about rivers and gardens and has lived in the valley since childhood.",
  breadcrumb: ["Home", "Town", "Harbour"],
  tags: ["harbour", "volunteers", "steps"],
  tagsHead: "Tags:",
  toc: "Table of contents",
  ad: "Advertisement",
  minutes: "4 min read",
  footer: ["About us", "Imprint", "Privacy", "All rights reserved by the publishing house"],
  prev: "Previous: The clock tower strikes again",
  next: "Next: A night with the lock keeper",
  views: "Views: 1203",
  follow: "Follow us on social media",
  by: "By",
};

const ZH = {
  lang: "zh-Hans",
  dir: "ltr",
  join: "",
  places: ["青石渡口", "柳湾镇", "旧磨坊", "南门集市", "堤岸小路", "上河村", "老码头", "钟楼广场"],
  who: ["港务站的几位职工", "一群志愿者", "居委会", "广场上的面包师傅", "两位退休教师", "划船队的队员", "镇里的档案员", "渡船上的船工"],
  did: ["修好了木台阶，地点就在", "数清了燕子窝，地点就在", "画了一张新地图，挂在", "开了一间阅览室，位于", "清理了杂草，范围包括", "种下四十棵梨树，沿着", "量了水位，测点设在", "办了一场小型音乐会，场地选在"],
  when: ["在本月的第一个星期一", "在天亮之前不久", "在雨还没有停的时候", "经过三个星期的准备", "当着九十来位街坊的面", "用从邻居家借来的工具", "连续第二年", "在道路重新开通以后"],
  more: ["没有人料到会来这么多帮手", "费用由旧货义卖的收入支付", "还没做完的事项贴在图书馆门口", "好几户人家送来了热汤和馒头", "老照片帮大家找到了合适的颜色", "下一次碰头会在小学举行", "孩子们把看到的都记了下来", "规划图的展览开放到秋天"],
  title: ["新台阶通向老码头", "燕子又回到南门集市", "旧磨坊里开了阅览室", "堤岸种下四十棵梨树"],
  heads: ["事情的开头", "花了多少钱", "街坊怎么说", "接下来的打算", "从地图上看"],
  standfirst: "起初只是门上的一张纸条，后来成了全镇自己动手完成的最大一件工程。",
  quote: "我们没有问能不能做，只问谁家有梯子。",
  caption: "开放当天早晨的台阶，从渡船上拍摄。",
  caption2: "梨树苗放在集市的阴凉处等待栽种。",
  note: "该会成立于大水那一年，现有会员六十人。",
  noteHead: "小资料",
  list: ["请自带手套和水桶", "在铁门前集合", "请不要带狗"],
  table: [["日期", "志愿者人数"], ["星期六", "三十一人"], ["星期日", "四十四人"]],
  footnote: "水位以旧桥墩上的刻线为准。",
  correction: "本文较早的版本把河的方向写反了。",
  author: ["林小河", "周石桥", "陈梨花"],
  site: "柳湾晚报",
  date: "2021年5月12日",
  nav: ["首页", "本地", "文化", "体育", "天气", "联系我们"],
  share: ["分享到：", "微信", "新浪微博", "QQ空间", "邮件", "打印"],
  relatedHead: "相关阅读",
  readAlso: "延伸阅读：",
  related: ["桥灯将整夜点亮", "公交时刻六月起调整", "棋友聚会搬到地下室", "遗失的雨伞找到主人", "镇长称赞安静的冬天"],
  popularHead: "热门文章",
  popular: ["面包店橱窗获奖", "周日散步的五条路线", "小学合唱团清晨开唱"],
  commentsHead: "网友评论",
  comments: ["最早那几级是我爷爷修的，他一定很高兴。", "上冻之前请装一道扶手吧。", "照片拍得真好，谢谢报道。"],
  leave: "发表评论",
  newsletterHead: "订阅我们的电子报",
  newsletter: "每周五把一周精选发到您的邮箱，完全免费。",
  cookie: "本站使用Cookie改善您的浏览体验，继续浏览即表示同意隐私政策。",
  bio: "长期报道河流与园艺，从小住在山谷里。",
  breadcrumb: ["首页", "本地", "码头"],
  tags: ["码头", "志愿者", "台阶"],
  tagsHead: "标签：",
  toc: "目录",
  ad: "广告",
  minutes: "阅读需4分钟",
  footer: ["关于我们", "版权声明", "隐私政策", "未经许可不得转载本报内容"],
  prev: "上一篇：钟楼重新敲响",
  next: "下一篇：与船闸管理员过一夜",
  views: "浏览次数：1203",
  follow: "扫一扫关注我们的公众号",
  by: "作者：",
};

const RU = {
  lang: "ru",
  dir: "ltr",
  join: " ",
  places: ["каменного причала", "села Заречного", "старой мельницы", "торговых рядов", "Береговой улицы", "верхней слободы", "нижней пристани", "городской башни"],
  who: ["Работники порта", "Несколько добровольцев", "Совет квартала", "Пекари с площади", "Две учительницы на пенсии", "Гребцы местного клуба", "Городской архивариус", "Команда парома"],
  did: ["починили деревянные ступени возле", "сосчитали гнёзда ласточек около", "нарисовали новую карту для", "открыли читальню недалеко от", "расчистили тропу позади", "посадили сорок груш вдоль", "измерили уровень воды у", "устроили небольшой концерт около"],
  when: ["в первый понедельник месяца", "незадолго до рассвета", "пока ещё шёл дождь", "после трёх недель подготовки", "на глазах у девяноста горожан", "инструментом, взятым у соседа", "второй год подряд", "сразу после открытия дороги"],
  more: ["Никто не ждал столько помощников", "Расходы покрыла распродажа старых вещей", "Список оставшихся дел висит в библиотеке", "Многие семьи принесли суп и хлеб", "Старые снимки помогли подобрать цвет", "Следующая встреча пройдёт в школе", "Дети записали всё, что увидели", "Выставка чертежей открыта до осени"],
  title: ["Новые ступени ведут к причалу", "Ласточки вернулись в торговые ряды", "Читальня на старой мельнице", "Сорок груш для Береговой улицы"],
  heads: ["С чего всё началось", "Сколько это стоит", "Что говорят на улице", "Что будет дальше", "Взгляд на карту"],
  standfirst: "То, что началось с записки на двери, стало самой большой работой, которую город сделал своими руками.",
  quote: "Мы не спрашивали, возможно ли это, мы спрашивали, у кого есть лестница.",
  caption: "Ступени утром в день открытия, вид с парома.",
  caption2: "Саженцы груш ждут в тени рядов.",
  note: "Общество основано в год большого наводнения, в нём шестьдесят человек.",
  noteHead: "Справка",
  list: ["Возьмите перчатки и ведро", "Сбор у железных ворот", "Собак оставьте дома"],
  table: [["День", "Добровольцев"], ["Суббота", "тридцать один"], ["Воскресенье", "сорок четыре"]],
  footnote: "Высота дана от черты на опоре старого моста.",
  correction: "В первой версии заметки был перепутан берег реки.",
  author: ["Мария Заречная", "Павел Мостовой", "Инна Грушина"],
  site: "Береговой вестник",
  date: "12 мая 2021",
  nav: ["Главная", "Город", "Культура", "Спорт", "Погода", "Контакты"],
  share: ["Поделиться:", "ВКонтакте", "Одноклассники", "Telegram", "Почта", "Распечатать"],
  relatedHead: "Читайте также",
  readAlso: "Читайте также:",
  related: ["Фонари на мосту будут гореть всю ночь", "Расписание автобусов изменится в июне", "Шахматный вечер переезжает в подвал", "Потерянный зонт нашёл хозяина", "Глава города хвалит тихую зиму"],
  popularHead: "Самое читаемое",
  popular: ["Витрина булочной получила приз", "Пять прогулок для сухого воскресенья", "Школьный хор поёт на рассвете"],
  commentsHead: "3 комментария",
  comments: ["Первые из них строил мой дед, он бы гордился.", "Поставьте перила до заморозков, пожалуйста.", "Чудесные снимки, спасибо за заметку."],
  leave: "Добавить комментарий",
  newsletterHead: "Подпишитесь на нашу рассылку",
  newsletter: "Каждую пятницу лучшие заметки недели в вашем ящике, бесплатно.",
  cookie: "Мы используем файлы cookie. Оставаясь на сайте, вы соглашаетесь с политикой конфиденциальности.",
  bio: "пишет о реках и садах и живёт в долине с детства.",
  breadcrumb: ["Главная", "Город", "Причал"],
  tags: ["причал", "добровольцы", "ступени"],
  tagsHead: "Теги:",
  toc: "Содержание",
  ad: "Реклама",
  minutes: "4 мин чтения",
  footer: ["О нас", "Выходные данные", "Конфиденциальность", "Все права принадлежат издательству"],
  prev: "Предыдущая: Башенные часы снова бьют",
  next: "Следующая: Ночь у смотрителя шлюза",
  views: "Просмотров: 1203",
  follow: "Подписывайтесь на нас в социальных сетях",
  by: "Автор:",
};

const AR = {
  lang: "ar",
  dir: "rtl",
  join: " ",
  places: ["الرصيف الحجري", "قرية الوادي", "الطاحونة القديمة", "قاعة السوق", "طريق الضفة", "الحي العلوي", "المرفأ السفلي", "ساحة البرج"],
  who: ["موظفو الميناء", "مجموعة من المتطوعين", "مجلس الحي", "خبازو الساحة", "معلمتان متقاعدتان", "أعضاء نادي التجديف", "أمين المحفوظات", "طاقم العبّارة"],
  did: ["أصلحوا الدرج الخشبي قرب", "أحصوا أعشاش السنونو عند", "رسموا خريطة جديدة من أجل", "افتتحوا قاعة للقراءة بجوار", "نظفوا الممر خلف", "زرعوا أربعين شجرة إجاص على طول", "قاسوا ارتفاع المياه عند", "أقاموا حفلا موسيقيا صغيرا في"],
  when: ["في أول اثنين من الشهر", "قبيل شروق الشمس", "والمطر لا يزال يهطل", "بعد ثلاثة أسابيع من التحضير", "أمام نحو تسعين شخصا", "بأدوات استعاروها من جار", "للسنة الثانية على التوالي", "فور إعادة فتح الطريق"],
  more: ["لم يتوقع أحد هذا العدد من المساعدين", "غطى بيع الأغراض القديمة التكاليف", "قائمة ما تبقى معلقة في المكتبة", "أحضرت عائلات كثيرة الحساء والخبز", "ساعدت الصور القديمة في اختيار اللون", "سيعقد اللقاء القادم في المدرسة", "دوّن الأطفال ما شاهدوه", "معرض المخططات مفتوح حتى الخريف"],
  title: ["درج جديد يقود إلى المرفأ", "السنونو يعود إلى قاعة السوق", "قاعة قراءة في الطاحونة القديمة", "أربعون شجرة إجاص لطريق الضفة"],
  heads: ["كيف بدأت القصة", "كم بلغت الكلفة", "أصوات من الشارع", "ما الخطوة التالية", "نظرة على الخريطة"],
  standfirst: "ما بدأ ورقة على باب صار أكبر عمل أنجزته البلدة بنفسها.",
  quote: "لم نسأل هل هذا ممكن، بل سألنا من لديه سلّم.",
  caption: "الدرج صباح يوم الافتتاح كما يبدو من العبّارة.",
  caption2: "شتلات الإجاص تنتظر في ظل القاعة.",
  note: "تأسست الجمعية في سنة الفيضان الكبير وتضم ستين عضوا.",
  noteHead: "في سطور",
  list: ["أحضروا القفازات والدلاء", "اللقاء عند البوابة الحديدية", "اتركوا الكلاب في البيت"],
  table: [["اليوم", "المتطوعون"], ["السبت", "واحد وثلاثون"], ["الأحد", "أربعة وأربعون"]],
  footnote: "الارتفاع محسوب من العلامة على دعامة الجسر القديم.",
  correction: "ذكرت نسخة سابقة من هذا الخبر الضفة الخطأ من النهر.",
  author: ["مريم الوادي", "كريم الجسر", "ليلى البستاني"],
  site: "رسول الضفة",
  date: "12 مايو 2021",
  nav: ["الرئيسية", "البلدة", "ثقافة", "رياضة", "الطقس", "اتصل بنا"],
  share: ["شارك:", "فيسبوك", "تويتر", "واتساب", "البريد", "طباعة"],
  relatedHead: "مواضيع ذات صلة",
  readAlso: "اقرأ أيضا:",
  related: ["مصابيح الجسر ستضيء طوال الليل", "تعديل مواعيد الحافلات في حزيران", "أمسية الشطرنج تنتقل إلى القبو", "مظلة ضائعة تجد صاحبها", "رئيس البلدية يثني على شتاء هادئ"],
  popularHead: "الأكثر قراءة",
  popular: ["واجهة المخبز تفوز بجائزة", "خمس نزهات ليوم أحد جاف", "جوقة المدرسة تغني عند الفجر"],
  commentsHead: "التعليقات",
  comments: ["جدي بنى الدرجات الأولى وكان سيفخر بذلك.", "ضعوا درابزينا قبل الصقيع من فضلكم.", "صور جميلة، شكرا على الخبر."],
  leave: "اترك تعليقا",
  newsletterHead: "اشترك في نشرتنا البريدية",
  newsletter: "أفضل قصص الأسبوع في بريدك كل يوم جمعة مجانا.",
  cookie: "نستخدم ملفات تعريف الارتباط لتحسين زيارتك، ومتابعة التصفح تعني الموافقة على سياسة الخصوصية.",
  bio: "تكتب عن الأنهار والحدائق وتعيش في الوادي منذ طفولتها.",
  breadcrumb: ["الرئيسية", "البلدة", "المرفأ"],
  tags: ["المرفأ", "متطوعون", "الدرج"],
  tagsHead: "الوسوم:",
  toc: "جدول المحتويات",
  ad: "إعلان",
  minutes: "4 دقائق قراءة",
  footer: ["من نحن", "بيانات النشر", "الخصوصية", "جميع الحقوق محفوظة لدار النشر"],
  prev: "السابق: ساعة البرج تدق من جديد",
  next: "التالي: ليلة مع حارس الهويس",
  views: "المشاهدات: 1203",
  follow: "تابعونا على مواقع التواصل",
  by: "بقلم",
};

export const LANGUAGES = [EN, ZH, RU, AR];

/** Paragraphs of an article of each length. */
export const LENGTHS = { short: 3, medium: 8, long: 22 };

/** Returns a sentence that no other number gives, for numbers below 4,096. */
function sentence(words, number) {
  const pick = (list, index) => list[index % list.length];
  const one = pick(words.who, number);
  const two = pick(words.did, number + Math.floor(number / 8));
  const three = pick(words.places, number * 3 + Math.floor(number / 64));
  const four = pick(words.when, number * 5 + Math.floor(number / 16));
  if (words.lang === "zh-Hans") return `${one}${four}${two}${three}，记录编号${number + 11}。`;
  const [comma, stop] = words.lang === "ar" ? ["،", "."] : [",", "."];
  const numbered = { en: `as entry ${number + 11} of the diary says`, ru: `говорит запись ${number + 11} в дневнике`, ar: `كما يقول السطر ${number + 11} في الدفتر` };
  const start = one[0].toUpperCase() + one.slice(1);
  return `${start} ${two} ${three} ${four}${comma} ${numbered[words.lang]}${stop}`;
}

/** Returns the blocks of an article: each `{ kind, text }`, where a paragraph's text is a list of sentences. */
export function articleOf(words, length, seed) {
  const blocks = [];
  const count = LENGTHS[length];
  let number = seed * 97;
  for (let index = 0; index < count; index++) {
    const sentences = [];
    // Every fifth paragraph is short, as in any report.
    const size = index % 5 === 3 ? 1 : 2 + ((seed + index) % 3);
    for (let part = 0; part < size; part++) sentences.push(sentence(words, number++ % 4000));
    if (index % 5 === 3) sentences.push(`${words.more[(seed + index) % words.more.length]}${words.lang === "zh-Hans" ? "。" : "."}`);
    blocks.push({ kind: "paragraph", text: sentences });
    if (index % 4 === 1 && length !== "short") blocks.push({ kind: "heading", text: words.heads[Math.floor(index / 4) % words.heads.length] });
    if (index === 1) blocks.push({ kind: "figure", text: words.caption2 });
    if (index === 2) blocks.push({ kind: "quote", text: words.quote });
    if (index === 4) blocks.push({ kind: "list", text: words.list });
    if (index === 6) blocks.push({ kind: "table", text: words.table });
    if (index === 9) blocks.push({ kind: "box", text: [words.noteHead, words.note] });
  }
  if (length === "long") blocks.push({ kind: "footnote", text: words.footnote });
  if (length === "medium") blocks.push({ kind: "correction", text: words.correction });
  return { title: words.title[seed % words.title.length], author: words.author[seed % words.author.length], blocks };
}
