"""Patterns for names that hold a numeral and count nothing: places (六桥湾), firms (千禧酒店), persons (孟九成)."""

from assistant.text import lexicon
from assistant.text.measure_words import SINGLE
from assistant.text.person_words import AMBIGUOUS_SURNAMES, GIVEN, SURNAMES, TITLES
from assistant.text.pieces import CN, COUNTED, HAN, SMALL, any_word, one_of

_NOT_SET = f"(?!{any_word(lexicon.FIXED)})"
_NOT_IN_NAME = (
    f"{COUNTED}号段站程圈趟截级所处座条村镇是要抓靠看促防查严聚建不对在为把让下进入到零〇百千大小强新老流几数"
)
_OWN = f"(?!{CN}|[在到从向往沿的了和与及把被让将给对于是有也都就才走修]){HAN}"
_SETTLED = "镇|乡(?!镇)|街道|社区|地区|村(?!级|民|务)|屯"
_LAND = (
    "[子沟梁坡湾庄店铺屯堡窑营洼墩坪坝岭岩石树井泉塘河房桥寺庙门关口滩洞岗冲畈圩集坊头堰渡沱甸桩户台松柳槐"
    "峪峰洲岛埠圳坳屿湖楼]"
)
_CALLED_AFTER_DAYS = (
    "(?:三八|五一|五四|七一|八一)"
    "(?=路|街|巷|大道|广场|社区|村|小学|中学|学校|水库|公园|大桥|桥|渠|矿(?!工)|礼堂|会堂|体育场|[林农]场)"
)
_FEATURE = (
    "(?:[梁湾洼墩坪坝岭峪峰冲畈坳屿礁岛陵埠溪洲崖甸寨庄屯堡涧坞塬峁峡浦亭塔寺庙塘池]|沟(?![通渠槽])|岗(?![位])|口(?![岸罩服头径号碑粮])|坡(?![度地改])"
    "|岩(?![石])|河(?![道堤床流水岸沿长面段边滨])|湖(?![泊面水边岸])|滩(?![涂地])|坑(?![道洼])|港(?![口])"
    "|潭(?![水])|桥(?![梁墩面])|泉(?![水眼])|渠(?![道系首]))"
)
_FEATURE_OF_LAND = (
    rf"(?=[{CN[1:-1]}万]){_NOT_SET}(?<![\d第这那百千万]).(?!{CN}|[{_NOT_IN_NAME}{SINGLE}进出上走访修挖清治护巡守过渡]){HAN}{_FEATURE}"
    rf"|(?<![\d第这那{CN[1:-1]}约近走行全长])(?:{CN}|万)[里丈盘步台家星马龙曲角](?!{HAN}[道堤])"
    "(?:[沟梁坡湾洼坪坝岭岩滩冲畈坳峪峰洲屿礁岛坑寨庄屯堡塬峁涧坞岗亭塘池埠]|河(?![道堤床流水岸长段]))"
)
"""六桥湾; with a measure word that counts no such thing before the feature: 百丈河, 七里湾."""
_PLACE = one_of(
    (
        rf"{_NOT_SET}{SMALL}(?!里{HAN}路|十?[{_NOT_IN_NAME}])(?:{_OWN}){{1,2}}"
        "(?=镇|乡|街道|社区|村(?!级|民|务)|县|路|巷|胡同|桥|山|水库)(?<!里(?=[山路]))",
        rf"{CN}{{1,2}}[道家里间棵眼门户块台面角层条片股步丈尺方营队排连合官]{HAN}?{_LAND}(?={_SETTLED})",
        rf"{CN}{{1,2}}里[铺屯墩坪桥店堡庄坊营甸桩]|{CN}{{1,2}}里河畔|{CN}{{1,3}}里?[铺堡屯](?={_SETTLED})",
        rf"二道[沟河梁湾岭岗]|{SMALL}元[里宫观]|[百千万](?![{_NOT_IN_NAME}{SINGLE}]){HAN}(?=镇|乡(?!村|亲))",
        _FEATURE_OF_LAND,
        rf"(?<=[上下大小东西南北前后]){SMALL}[坡沟湾坪岭堡铺坑坝](?![地道个])",
        rf"(?<=[沟梁坡湾洼坪坝岭峪峰冲庄屯堡寨村镇乡]、){SMALL}[条道座个块片]{_FEATURE}(?=[、和与及等的，])",
        _CALLED_AFTER_DAYS,
    )
)
"""三合村; a number with its measure word and a feature of the land before a settlement (二道梁子村); 八一路."""
_TRADES = """
乳业 茶业 药业 酒业 食品 饲料 面业 米业 纺织 服饰 超市 酒店 宾馆 饭店 药房 坊 轩 阁 斋 花园
小区 新村 广场 大厦 隧道 码头 渡口 农场 林场 煤矿 水产 煤业 矿业 纸业 木业 竹业 铝业 鞋业
门业 渔业 果业 牧业 蚕业 实业 粮油 建材 机械 物流 电子 科技 化工 陶瓷 家具 钢构 铸造 制药
医药 包装 印务 塑料 玻璃 电器 制衣 针织 酒楼 茶楼 商贸 家政 物业 环保 光伏 汽修 驾校 传媒
文旅 路桥 园林 置业 地产 织造 印染 农机 种业 快递 仓储 货运 运输 装卸 配送 汽配 智造 五金
塑胶 美发 发廊 火锅 烘焙 童装 生鲜 家具城
"""
"""What a firm called by a number and a character or two goes by: 千禧酒店, 百岛水产."""
_FIRM = (
    rf"{SMALL}元(?=乳业|牛奶|食品|酸奶|集团)"
    rf"|(?=[{SMALL[1:-1]}百千万]){_NOT_SET}(?<![\d第{CN[1:-1]}]).(?:(?![{_NOT_IN_NAME}{SINGLE}{CN[1:-1]}]){HAN}){{1,2}}(?={any_word(_TRADES)})"
    rf"|万[通家]{HAN}(?={any_word(_TRADES)})"
    rf"|(?:{SMALL}|[百千万])[^家个大类种余多几批座间处所名位户几数至到、\W\d]{{1,2}}(?=集团|股份|重工|制药|石化|钢铁|律师事务所)"
    rf"|第{CN}+(?=人民医院|医院|中学|小学|幼儿园|中专|职高|实验|高级中学)"
)
_GIVEN = f"[{''.join(GIVEN.split())}]"
_VERBAL = frozenset(AMBIGUOUS_SURNAMES + "付任应计满包花查解管练施谈封元零双占党班宗冷支连干但尉")
_FAMILY = "".join(SURNAMES.split())
_COMMON = "".join(sorted(set(_FAMILY[:250]) - _VERBAL))
"""Surnames that many bear, as they stand first, without those that are other words too."""
_OTHER = "".join(sorted(set(_FAMILY[250:]) - _VERBAL))
_WITH_NUMERAL = rf"(?:{_GIVEN}{CN}|{CN}{_GIVEN})"
_NAME = rf"[{_COMMON}]{_WITH_NUMERAL}"
_COUNTED_ON = f"(?![{COUNTED.rstrip('至到、')}人名{CN[1:-1]}])"
_BEHIND_TITLE = f"(?<=(?:{'|'.join(sorted({title[-2:] for title in TITLES.split()}))}).)"
"""Holds behind the first character of a name that a title stands before."""
_BEHIND_TRADE = f"(?<={HAN}[工员师手匠长].)(?<!工程|工钱|工房|工段|长江|长方|长安|长石|手段|师范)"
"""Likewise behind a trade (车工), where the two make no word (工程)."""
_TITLED = (
    rf"(?:[{_COMMON}](?:{_BEHIND_TITLE}|{_BEHIND_TRADE})(?:{_WITH_NUMERAL}|[{CN[1:-1]}万])"
    rf"|[{_OTHER}]{_BEHIND_TITLE}{_WITH_NUMERAL}"
    rf"|万(?:{_BEHIND_TITLE}|{_BEHIND_TRADE})(?:家{_GIVEN}|(?![{SINGLE}]){_GIVEN}{{1,2}})){_COUNTED_ON}"
)
"""车工孟九成, 班长万三喜: between a title and what counts nothing."""
_ALONE = (
    rf"(?<![\w“])万(?:[一二三四五六七八九](?!{CN}){_GIVEN}|(?![{SINGLE}余多几亿{CN[1:-1]}]){_GIVEN}{{2}}){_COUNTED_ON}"
    rf"|(?<![\w“])(?:{_NAME}|[{_COMMON}]{CN}斤)(?=[说道笑给把告介问答拿带当任领：\s]|今年|现年|、[{_COMMON}])|(?<=、){_NAME}(?=[、，。；（和等])"
    rf"|万{_GIVEN}{{2}}(?=今年|现年)|(?<=[把由让请帮给])万(?![{SINGLE}余多几]){_GIVEN}{{2}}{_COUNTED_ON}|{_NAME}(?=、{_NAME})|(?<=、)(?!周)[{_COMMON}]{CN}(?=[、，。；（和等获])"
)
"""万三喜, 冯二奎 where a clause begins, before what a person does; 李二柱 in a list."""
_KIN = "哥弟妹叔婶伯爷奶姑姨舅嫂娃丫妞"
_CALLED = (
    rf"(?<![\d{CN[1:-1]}第])[二三四五六七八九](?:[{_KIN}]|姐(?!妹)|儿(?![童女子科媳]))(?![们{_KIN}])"
    rf"|(?<=姓)万|{_NOT_SET}[老小阿][二三四五六七八九](?![{COUNTED}{SINGLE}{CN[1:-1]}])|[老小]万(?![{COUNTED}{SINGLE}])|(?<![\d{CN[1:-1]}余多几近上亿])万"
    "(?=师傅|老师|书记|主[席任]|经理|[厂校院所队班组]长|医生|律师|大[爷妈娘哥姐叔伯婶嫂]|阿姨|先生|女士|同志|工程师)"
)
"""老万, 万师傅, 三婶, 小五."""
_CHOSEN = rf"(?:推[举选荐]|选举|任命|聘请?|由|请){_NAME}(?=[为任当担出主负作讲])"
_SIGNED = (
    rf"(?:(?<=[录对辑人者稿影表核校审文图][：:])|(?<=[录对辑人者稿影表核校审文图][：:]\s))"
    rf"(?:{_NAME}|[{_COMMON}]{CN}|万{_GIVEN}{{1,2}})(?=$|[\s，。；、）)])"
)
"""校对：万双全."""
PERSON = rf"{_TITLED}|{_ALONE}|{_CALLED}|{_CHOSEN}|{_SIGNED}"
_PERSON_SPEAKS = (
    rf"(?<=[{''.join(SURNAMES.split())}]){SMALL}(?![{SINGLE}]){HAN}"
    rf"(?=师傅|同志|先生|女士|主席|书记|主任|老师|医生|律师|大[叔爷妈娘婶]|阿姨)"
    rf"|(?<=[表员工傅人长民手匠机友属][{''.join(SURNAMES.split())}]){SMALL}(?![{SINGLE}]){HAN}(?=[在说道笑]|介绍|告诉|表示|激动)"
)
"""王三多师傅, 代表马二喜说."""
_SCHOOL = (
    rf"(?<=[到在去读县市区镇先往住]){SMALL}(?:院(?=[，。、拍看住的门急妇儿骨内外检就])"
    r"|[中小](?=[，。、的学生校]|老师)(?!学[习时]))"
)
"""Hospitals and schools by their numbers: 先去二院, 县三中."""
_MODEL = rf"(?<={HAN}){CN}{{1,3}}号(?=[”’」])|(?<=神舟|嫦娥|天宫|长征|天问){CN}{{1,3}}号"
"""What is called by a number: “海葵三号”, 神舟十五号."""
NAME = one_of((_PLACE, _FIRM, _PERSON_SPEAKS, _SCHOOL, _MODEL))
"""Names that stand apart from the numerals around them; `PERSON` also takes what the dictionary reads as a number."""
