/** The words of generated mirrors, and the grammar that makes sentences of them: invented news of invented places. */

export const words = (text) => text.trim().split(/\s+/);

export const SURNAMES = words(`
  林 沈 秦 方 周 罗 宋 何 程 苏 陆 顾 韩 唐 冯 董 萧 曹 袁 邓 许 傅 曾 彭 吕 苗 叶 余 潘 杜 戴 夏 钟 汪 田 任 姜 范
  石 姚 谭 廖 邹 熊 金 郝 孔 白 崔 康 毛 邱 江 史 侯 邵 孟 龙 万 段 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 樊 施 洪`);
export const GIVEN_FIRST = words(`
  小 书 大 既 见 有 横 远 知 若 思 雨 晓 志 文 明 立 春 秋 海 云 清 素 静 怀 景 承 其 子 可 亦 望 念 初 长 永 广 安 乐
  敬 守 宜 如 一 向 之 德 希 存 仲 伯 季 少 成 允 咏 采 竹 松`);
export const GIVEN_LAST = words(`
  满 简 舟 白 声 微 山 河 桥 行 言 青 禾 芽 穗 棠 荷 舒 宁 平 真 朴 岚 溪 泉 帆 渔 樵 耕 砚 墨 笛 弦 歌 亭 栏 篱 柏 榆
  桐 枫 兰 芷 萱 蓉 莲 菱 苇 萍 鹭 雁 鹤 鸣 翎 霁 晴 岳 川 泽 原 野`);
export const PLACES = words(`
  青禾市 云栖县 白鹭湾 柳湾镇 澄溪镇 南棠镇 石榆乡 松岑县 望潮镇 霞汀村 杏坪乡 榆桥镇 竹坞村 芦汀镇 梅砚乡 砚池镇 桐溆县
  荻洲岛 雁回镇 鹤汀县 苔石村 麦塘镇 茶坞乡 渔灯镇 橘浦镇 兰溆村 枫坞镇 藕湾村 蓼河镇 蒲叶乡 沙棠县 星渡镇 月窑村 铜铃镇
  雨桥镇 银杉乡 纸坊沟 灯心镇 船坞街 磨盘岭`);
export const VENUES = words(`
  图书馆 渡口 菜市场 码头 小学 中学 车站 文化馆 植物园 博物馆 体育馆 水文站 气象站 养老院 卫生院 书店 茶馆 面馆 磨坊 豆腐坊
  灯塔 果园 苗圃 粮站 邮局 修车铺 裁缝铺 木工坊 陶艺坊 天文台 广播站 剧场 电影院 游泳馆 老街 公园 花市 渔港 幼儿园 档案室`);
export const OFFICES = words(`
  水务局 交通局 文化局 教育局 园林处 图书馆 气象站 渡轮公司 公交公司 志愿者协会 农业合作社 渔业协会 书法协会 自行车协会 消防队
  卫生院 博物馆 植物园 养路队 河道管理处 旅游服务中心 社区服务站 灯塔管理所 桥梁检修队`);
export const PROJECTS = words(`
  新桥 步行道 自行车道 排水渠 候车亭 观景台 停车场 篮球场 温室 儿童阅览室 渡轮码头 石板路 水塔 堤岸 花坛 凉亭 浮桥 防风林
  公共厨房 旧书屋 雨水池 钟楼 露天舞台 游泳池 驿站 菜市场大棚 学生宿舍 木栈道 路灯 公共水井`);
export const EVENTS = words(`
  灯会 书市 音乐会 画展 龙舟赛 运动会 读书会 农具展 摄影展 菊花展 采茶节 丰收节 风筝节 象棋赛 越野赛 诗歌朗诵会 手工集市
  种子交换会 旧物集市 合唱比赛 观鸟日 木偶戏演出 船模比赛 植树活动 面食大赛 夜跑活动`);
export const PRODUCE = words(`
  水稻 小麦 茶叶 柑橘 莲藕 竹笋 蜂蜜 桑叶 花生 大豆 萝卜 西瓜 葡萄 雪梨 柿子 板栗 鲈鱼 河虾 螃蟹 菱角 芝麻 油菜 荸荠 枇杷`);
const JOBS = words(`
  木匠 船工 教师 馆员 果农 茶农 渔民 面点师傅 修表匠 裁缝 邮递员 司机 护士 药剂师 园丁 养蜂人 陶工 篾匠 厨师 店主 摄影师
  水文员 广播员 电工 泥瓦匠 学徒 大学生 退休教师 志愿者 救生员 调音师 花匠`);
export const TOPICS = words(`
  阅读 志愿者 渡轮 气候 古树 候鸟 河流 水质 养老 儿童 自行车 公交 夜校 手艺 节气 物价 医疗 防汛 天文 旧书 方言 食谱 地图
  垃圾分类 老照片 桥梁 航运 收成 徒步 露营`);

export const person = (random) =>
  random.pick(SURNAMES) + (random.chance(0.8) ? random.pick(GIVEN_FIRST) : "") + random.pick(GIVEN_LAST);

const DIGITS = [..."一二三四五六七八九"];

/**
 * What sentences are made of: each name stands for one of its alternatives, `{name}` in an alternative for another of
 * the names.
 */
const GRAMMAR = {
  person,
  place: PLACES,
  venue: VENUES,
  project: PROJECTS,
  event: EVENTS,
  produce: PRODUCE,
  job: JOBS,
  office: OFFICES.map((office) => `{place}${office}`),
  few: (random) => String(3 + random.below(17)),
  count: (random) => String(20 + random.below(random.pick([80, 400, 3000]))),
  percent: (random) => `百分之${random.pick(["", "十", "二十", "三十", "四十"])}${random.pick(DIGITS)}`,
  age: (random) => `${19 + random.below(62)}岁`,
  month: (random) => `${1 + random.below(12)}月`,
  day: (random) => `${1 + random.below(12)}月${1 + random.below(28)}日`,
  when: words(`上午 下午 傍晚 清晨 周一 周三 周五 星期天 昨天 前天 月初 月底 上周 入夜后`),
  season: words(`今年春天 今年夏天 今年秋天 今年冬天 去年 前年 最近三个月 入冬以来 开学以来 雨季以来`),
  who: words(`居民 读者 家长 学生 乘客 摊主 老人 邻居 船工 农户 游客 孩子 店家 球迷 听众`),
  cause: words(`
    连日下雨 河水上涨 材料没有运到 经费还没有落实 居民提出了不同意见 工人不够 路面结冰 风浪太大 设备需要检修 天气转冷
    水位太低 正赶上农忙 图纸要重画 学校还没有放假`),
  weather: words(`连日下雨 河水上涨 路面结冰 风浪太大 天气转冷 大雾未散 气温骤降 雷雨频繁 烈日当头 积雪未化`),
  state: words(`
    已经动工 已经完工 推迟了两个月 提前完成 还在征求意见 停工一周后复工 通过了验收 换了施工队 只剩最后一段 重新开放
    试用了半个月 比原来宽了一倍 做了防滑处理`),
  habit: words(`
    每天清晨五点起床 一年到头很少休息 喜欢在雨天出门 随身带着一个小本子 做这一行已经三十年 会背附近所有的路名
    从不把今天的活留到明天 周末总在河边钓鱼 把工具擦得很亮 记得每一位老主顾 晚上读书到十点 说话不多 种了一院子的花
    养着两只猫 家里三代都做这一行 刚刚学会骑自行车`),
  plan: words(`
    下个月再开一次会 先听居民的意见 把结果贴在门口 每周公布一次进展 请木工来修门窗 增加两名值班员 把票价降下来
    给老人留出座位 延长开放时间 在路口装一面镜子 把旧物料再用一次 请学校一起来种树 把说明翻译成方言录音 另找一块空地
    在雨季之前完工 年底前交出报告`),
  quote: words(`
    以前要绕半个小时的路，现在走过去就到了 我们等这一天等了很久 东西旧了可以修，人心齐了就好办 孩子们比我们学得快
    慢一点没有关系，别返工就行 下雨天最能看出活做得好不好 我只是做了分内的事 有人问起，我就把钥匙给他 账要算清楚，话要说明白
    明年这个时候再来看，一定不一样 这条河养了我们几代人 大家一起动手，半天就做完了 我还不想退休 只要有一个人来，我就开门
    一开始谁也没有把握 这里的风很大，帽子要抓牢 做得好不好，用的人说了算 我把日子都记在本子上 到了冬天，这里是最暖和的地方
    别急，水总会退的 第一次看见的时候，我没认出来 价钱没有涨，分量也没有少 他们来了以后，这条街就热闹了 灯亮了，路就短了
    我奶奶那时候就有这棵树 谁家有困难，说一声就行 这是我见过最安静的地方 只差一场雨 修好以后，声音都不一样了 先把眼前的做好`),
  look: words(`
    屋檐下挂着一排灯笼 门前停满了自行车 墙上贴着手写的通知 窗台上摆着几盆水仙 空气里有新刨木头的味道 石阶被雨水洗得发亮
    远处传来渡轮的汽笛声 院子里晒着刚收的稻谷 桌上摊着一张旧地图 几个孩子蹲在水边看鱼 柳树的影子落在水面上 炉子上煮着姜茶
    晾衣绳上停着三只燕子 雾到中午才散 一条黄狗睡在门槛上 路边的桂花开了`),
  closing: words(`
    天色暗下来，人群才慢慢散去 第二天一早，门又准时开了 至于以后怎样，大家都说不急 这件事还会继续报导 雨停了，河水还是黄的
    灯一盏一盏地亮起来 收拾好工具，他们沿着河堤往回走 清单上的事，已经划去了一半`),
  sentence: [
    "{office}{when}说，{place}的{project}{state}。",
    "{office}{day}公布，{season}共有{count}人到{place}的{venue}参加活动，比上一年多了{percent}。",
    "{person}是{place}的{job}，{age}，{habit}。",
    "“{quote}。”{person}说。",
    "{person}说：“{quote}。”",
    "{job}{person}告诉记者，“{quote}”。",
    "因为{cause}，原定{day}举行的{event}改在{place}的{venue}举行。",
    "{place}的{event}{day}开幕，一共来了{count}人，其中{few}人来自{place}。",
    "记者{when}来到{place}的{venue}，{look}。",
    "{season}，{place}的{produce}收成比往年多了{percent}，价钱却没有变。",
    "{office}打算{plan}。",
    "{office}表示，将{plan}，并且{plan}。",
    "从{place}到{place}的班车每天增加{few}班，末班车开到晚上九点。",
    "{who}最关心的是{project}什么时候完工，也有{who}问起{event}的时间。",
    "有{who}提议{plan}，{office}回答说会认真考虑。",
    "{project}长{count}米，用了{few}个月，参加施工的有{few}位{job}。",
    "{venue}里的{few}张长桌坐满了人，{look}。",
    "{place}去年也遇到过同样的事，当时{who}花了{few}天才把{project}收拾好。",
    "{person}从{place}搬来已经{few}年，如今在{venue}做{job}。",
    "{look}，{look}。",
    "这一带种{produce}的农户有{count}家，其中{few}家今年改种了{produce}。",
    "{event}的门票收入有{count}元，全部用来修{place}的{project}。",
    "{office}提醒{who}，{weather}，出门要多加小心。",
    "{few}名{job}分成两组，一组去{place}，一组留在{venue}。",
    "按照{office}的计划，{project}要在{month}以前交付使用。",
    "如果不是因为{cause}，{project}本来{month}就能完工。",
    "{person}和{person}是同事，一个{habit}，一个{habit}。",
    "当天在场的{who}说，{event}开始前，{look}。",
    "{place}的{venue}门口有一块黑板，上面写着{few}条意见，第一条是关于{project}的。",
    "{venue}的负责人{person}坦言，最难的不是钱，而是{cause}。",
    "调查显示，{percent}的{who}每周去一次{venue}，{percent}的人从来没有去过。",
    "{few}年前，这里只有一条土路，{who}要走{few}里才能到{venue}。",
    "{who}自己动手，用{few}天时间清理了{project}旁边的杂草。",
    "{job}们把做法写成一张纸，贴在{venue}的墙上，谁都可以照着做。",
  ],
  /** `@` is the place of a tag, which may name a person, a place or a thing. */
  tagged: [
    "谈到@，{person}想了一会儿才开口。",
    "{office}的说明里两次提到@。",
    "会上还讨论了@。",
    "关于@的材料，{place}的{venue}里另有一份。",
    "许多{who}是从@开始留意这件事的。",
    "{who}问得最多的也是@。",
    "说起@，{who}都有话要讲。",
    "{person}说，@给他留下的印象最深。",
    "这与@有关，{office}没有否认。",
    "{venue}的墙上有一张关于@的旧照片。",
    "在{place}，几乎人人都知道@。",
    "本报{season}曾经介绍过@。",
    "有人想到了@，也有人说“{quote}”。",
    "{event}上，@又一次被人提起。",
    "{person}的笔记里，@占了整整{few}页。",
    "@的名字{day}出现在{office}的公告里。",
    "至于@，{who}的看法并不一致。",
    "{job}{person}把@写进了给{office}的信里。",
  ],
  linking: ["本报此前的报导：", "请看相关报导：", "这件事的经过见：", "背景请看：", "可以参考："],
  title: [
    "{place}{project}{month}动工 {who}说等了很久",
    "{place}举行{event} {count}人参加",
    "{place}{venue}重新开放 首周接待{count}人",
    "{weather} {place}{event}改期",
    "{season}{produce}丰收 {place}农户忙",
    "{office}：{project}将在{month}完工",
    "{age}{job}{person}：“{quote}”",
    "{place}的{job}{person}",
    "{project}用了{few}个月 {place}{who}自己动手",
    "{venue}里的{few}个座位",
    "{place}{produce}涨价{percent}",
    "{office}公布{count}条意见",
    "从{place}到{place} 班车增加{few}班",
    "{event}里的{job}",
    "{place}：{weather}之后",
    "{who}为什么喜欢{place}的{venue}",
  ],
  heading: [
    "{who}怎么说",
    "{project}之后",
    "{few}个月的等待",
    "{place}的{venue}",
    "从{produce}到{produce}",
    "还有几件事没做完",
    "{job}{person}",
    "{season}的变化",
    "先看{project}",
    "{event}之外",
    "一本账",
    "下一步",
  ],
  caption: [
    "{day}，{place}的{venue}，{look}。（{person}/青禾时报）",
    "{place}的{project}{state}。（{person}/青禾时报）",
    "图为{place}的{event}。（{person}摄）",
    "{job}{person}在{place}的{venue}。（{person}/青禾时报）",
    "{place}{produce}收成好。（{office}提供）",
  ],
};

/**
 * Compiles a grammar such that `write(name, random)` returns one text of that name.
 * @throws Error where an alternative uses a name that the grammar does not have
 */
function compileGrammar(grammar) {
  const rules = new Map();
  for (const [name, rule] of Object.entries(grammar)) {
    rules.set(name, typeof rule === "function" ? rule : rule.map((text) => text.split(/[{}]/)));
  }
  const write = (name, random) => {
    const rule = rules.get(name);
    if (!rule) throw new Error(`the grammar has no ${name}`);
    if (typeof rule === "function") return rule(random);
    let text = "";
    for (const [index, part] of random.pick(rule).entries()) text += index % 2 ? write(part, random) : part;
    return text;
  };
  return write;
}

export const write = compileGrammar(GRAMMAR);
