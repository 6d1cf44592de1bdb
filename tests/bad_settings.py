"""A good mkdocs.yml, and what can be wrong with one: the change, and the beginning of each message that it brings."""

from __future__ import annotations

from pathlib import Path

GOOD = (Path(__file__).parent / "good.yml").read_text(encoding="utf-8")


def spoil(text: str, *changes: tuple[str, str]) -> str:
    """The text with each old text, which is in it once, replaced by the new one."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        text = text.replace(old, new)
    return text


COUNTY = "county: {label: {zh: 县, en: County}, value: {zh: 青河县, en: Qinghe}, head: true}"
VALUE = "value: {zh: 青河县, en: Qinghe}"
TEAM = "team:\n      name: {zh: 巡察组, en: Team}\n      starts: start.md"
PHONE = "      value: 0371-1234567"
SIZE = "standard: {letters: 12, lines: 21}"
NAME = "site_name: 手册"


def phone(value: str) -> tuple[str, str]:
    return PHONE, f"      value: {value}"


# What is changed, and the beginning of every message that this brings, in the order of the file.
BAD: dict[str, tuple[tuple[tuple[str, str], ...], list[str]]] = {
    # keys
    "misspelt key": ((("value: 0371", "vaule: 0371"),), ["59: extra.round.contact has “vaule”, which nothing reads – did you mean value?"]),
    "misspelt key that is needed": ((("label: {zh: 电", "labl: {zh: 电"),), ["58: extra.round.contact has “labl”, which nothing reads – did you mean label?"]),
    "misspelt part": ((("  phases:", "  phasen:"),), ["47: extra has “phasen”, which nothing reads – did you mean phases?"]),
    "misspelt key of MkDocs": (((NAME, "site_nmae: 手册"),), ["1: mkdocs.yml has “site_nmae”, which nothing reads – did you mean site_name?"]),
    "misspelt key of i18n": ((("site_name: Handbook", "sitename: Handbook"),), ["23: plugins.i18n.languages has “sitename”, which nothing reads – did you mean site_name?"]),
    "key like none": (((PHONE, PHONE + "\n      xyz: 1"),), ["60: extra.round.contact has “xyz”, which nothing reads – use one of label, value, head"]),
    "key twice": (((PHONE, f"{PHONE}\n{PHONE}"),), ["60: extra.round.contact has “value” twice, first on line 59 – keep one of the two"]),
    "key that is no text": ((("    liaison:\n", "    no:\n"),), ["45: extra.roles has “no” as a key, which YAML does not read as a text – put it in quotes: \"no\":"]),
    "part missing": ((("  items_per_card: 9", "  items_per_card: 9"), ("  kinds:\n    read-do: {name: {zh: 边读边做, en: READ-DO}, note: {zh: 做完，停下来, en: \"read, do\"}}\n", "")), ["32: extra.kinds is missing or empty – list the kinds"]),
    "part empty": ((("    must: {sign: ●, name: {zh: 要, en: must}, words: {zh: [要], en: [must]}}\n", ""),), ["50: extra.modalities is missing or empty – list the modalities"]),
    # types
    "text for a number": ((("items_per_card: 9", "items_per_card: nine"),), ["54: extra.items_per_card is “nine”, and a whole number is wanted – write it in figures"]),
    "number too small": ((("items_per_card: 9", "items_per_card: 0"),), ["54: extra.items_per_card is 0 – write a number of at least 1"]),
    "text for yes or no": ((("head: true}", "head: maybe}"),), ["56: extra.round.county.head is “maybe”, and yes or no is wanted – write true or false"]),
    "text for a particular": (((COUNTY, "county: 青河县"),), ["56: extra.round.county is “青河县”, and a group of entries is wanted – write `county: {label: {zh: …, en: …}, value: 青河县}`"]),
    "text for a role": (((TEAM, "team: 巡察组"),), ["42: extra.roles.team is “巡察组”, and a group of entries is wanted – write `team: {name: 巡察组}`"]),
    "list for a text": (((VALUE, "value: [a, b]"),), ["56: extra.round.county.value is a list, and a text is wanted – write one"]),
    "group for a list": ((("packs: [team]", "packs: {team: 1}"),), ["65: extra.paper.packs is a group of entries, and a list is wanted – write [one, another]"]),
    "number for extra": ((("extra:\n", "extra: 3\nxtra:\n"),), ["32: extra is 3, and a group of entries is wanted", "33: mkdocs.yml has “xtra”, which nothing reads – did you mean extra?"]),
    "empty text": (((VALUE, "value: {zh: 青河县, en: ''}"),), ["56: extra.round.county.value.en is an empty text – write one"]),
    "tag": (((PHONE, "      value: !!python/name:os.system"),), ["59: extra.round.contact.value has the tag !!python/name:os.system – write its value without a tag"]),
    # dates
    "no day": ((("date: 2026-11-23", "date: 2026-13-40"),), ["36: extra.edition.date is 2026-13-40, which is no day of the calendar – correct it"]),
    "date in quotes": ((("date: 2026-11-23", 'date: "2026-11-23"'),), ["36: extra.edition.date is “2026-11-23”, and a date is wanted – write it as 2026-11-23, without quotes"]),
    "date with a time": ((("date: 2026-11-23", "date: 2026-11-23 10:00:00"),), ["36: extra.edition.date is 2026-11-23 10:00:00, which has a time in it – write the day alone"]),
    "date out of range": ((("date: 2026-11-23", "date: 1949-10-01"),), ["36: extra.edition.date is 1949-10-01, and archives know only the years 1980 to 2107"]),
    "no date": ((("    date: 2026-11-23\n", ""),), ["34: extra.edition has no date – add `date: …` to it"]),
    # texts that YAML reads as something else
    "telephone": ((phone("05371234567"),), ['59: extra.round.contact.value is 05371234567, which YAML reads as the number 736442743 – put it in quotes: "05371234567"']),
    "telephone in a language": (((VALUE, "value: {zh: 05371234567, en: x}"),), ['56: extra.round.county.value.zh is 05371234567, which YAML reads as the number 736442743 – put it in quotes: "05371234567"']),
    "time of day": ((phone("12:30"),), ['59: extra.round.contact.value is 12:30, which YAML reads as the number 750 – put it in quotes: "12:30"']),
    "number with a line": ((phone("1_000"),), ['59: extra.round.contact.value is 1_000, which YAML reads as the number 1000 – put it in quotes: "1_000"']),
    "day in a text": ((phone("2026-03-01"),), ['59: extra.round.contact.value is 2026-03-01, which YAML reads as a date – put it in quotes: "2026-03-01"']),
    "no day in a text": ((phone("2026-13-40"),), ["59: extra.round.contact.value is 2026-13-40, which is no day of the calendar – correct it, or put it in quotes if it is a text"]),
    "yes": ((phone("yes"),), ['59: extra.round.contact.value is yes, which YAML reads as true – put it in quotes: "yes"']),
    "off": ((phone("off"),), ['59: extra.round.contact.value is off, which YAML reads as false – put it in quotes: "off"']),
    "version 1.10": ((('version: "1.0"', "version: 1.10"),), ['35: extra.edition.version is 1.10, which YAML reads as the number 1.1 – put it in quotes: "1.10"']),
    # how it is written
    "full-width colon": (((PHONE, "      value：0371-1234567"),), ["59: “value：” has a full-width colon – write `value: `, with an English colon"]),
    "full-width colon after a part": ((("  roles:\n", "  roles：\n"),), ["41: “roles：” has a full-width colon"]),
    "full-width colon in braces": (((VALUE, "value：青河县"),), ["56: extra.round.county has “value：青河县”, with a full-width colon – write `value: 青河县`"]),
    "full-width colon alone": (((COUNTY, "county: value：青河县"),), ["56: extra.round.county is “value：青河县”, with a full-width colon – write `value: 青河县`"]),
    "full-width colon, indented too far": (((PHONE, "      value: 甲\n        head：true"),), ["59: extra.round.contact.value runs on with “head：true”, which has a full-width colon – write `head: true`"]),
    "full-width comma": (((VALUE, "value: {zh: 青河县， en: Qinghe}"),), ["56: “en:” comes after the full-width comma “，” – write an English comma"]),
    "full-width comma in a list": ((("packs: [team]", "packs: [team，liaison]"),), ["65: extra.paper.packs has “team，liaison”, with a full-width comma – write an English comma"]),
    "full-width braces": (((VALUE, "value: ｛zh: 青河县｝"),), ["56: “｛” is a full-width bracket – write { in its place"]),
    "full-width brace at the end": (((VALUE, "value: {zh: 青河县, en: Qinghe｝"),), ["56: “｝” is a full-width bracket – write } in its place"]),
    "Chinese quotation marks": (((VALUE, "value: “青河县”"),), ['56: extra.round.county.value is in Chinese quotation marks, which would be printed – write "青河县"']),
    "comma that cuts a text off": (((VALUE, "value: {zh: 青河县,临水市, en: x}"),), ['56: extra.round.county.value has “临水市” cut off by the comma – put the whole in quotes: "青河县,临水市"']),
    "key without a value": (((VALUE, "value: {zh, en: x}"),), ["56: extra.round.county.value has “zh” without a value – write `zh: …`"]),
    "tab": (((PHONE, "\t  value: 0371-1234567"),), ["59: a tab stands where YAML takes only blanks – put blanks in its place"]),
    "colon in a text": ((phone("a: b"),), ["59: YAML can't read “value: a: b” here"]),
    "quotation mark left open": ((phone("'x"),), ["59: the quotation mark here is not closed"]),
    "bracket left open": ((("packs: [team]", "packs: [team"),), ["65: the bracket opened here is not closed"]),
    "star": ((phone("*x"),), ["59: YAML takes *x as a reference to something – put the text in quotes"]),
    "at sign": ((phone("@x"),), ["59: a text can't begin with @ in YAML – put it in quotes"]),
    "unseen character": ((phone("x\x07"),), ["59: the character U+0007 can't stand in YAML – delete it"]),
    "two documents": ((("extra:\n", "---\nextra:\n"),), ["32: a second document begins here (---)"]),
    "thing in itself": ((("text: []", "text: &a [*a]"),), ["62: extra.paper.text holds itself – write out what is meant"]),
    # names and languages
    "no name in a language": ((("{zh: 联络组, en: Liaison group}", "{zh: 联络组}"),), ["46: extra.roles.liaison.name has nothing in en – add `en: …` to it"]),
    "name in an unknown language": (((VALUE, "value: {zh: 青河县, eng: Q}"),), ["56: extra.round.county.value has “eng”, which is no language of extra.languages – did you mean en?"]),
    "one Chinese name for all": ((("{zh: 联络组, en: Liaison group}", "联络组"),), ["46: extra.roles.liaison.name is Chinese, and en has nothing else – write `name: {zh: 联络组, en: …}`"]),
    "unknown conversion": ((("opencc: s2tw", "opencc: s2wt"),), ["39: extra.languages.zh-Hant has the conversion “s2wt”, which OpenCC does not know – did you mean s2"]),
    "no conversion": (((", opencc: s2tw", ""),), ["39: extra.languages.zh-Hant is derived and does not say how – add `opencc: s2tw`"]),
    "derived from nothing": ((("from: zh, ", ""),), ["39: extra.languages.zh-Hant has a conversion, and nothing to convert – add `from: …`"]),
    "derived from an unknown language": ((("from: zh,", "from: cn,"),), ["39: extra.languages.zh-Hant is derived from “cn”, which is no written language – use one of zh, en"]),
    "corrections of a written language": ((("    en: {tag: en}", "    en: {tag: en, corrections: {a: b}}"),), ["40: extra.languages.en has corrections, and is not derived – take them off"]),
    "a correction that is no text": ((("opencc: s2tw", "opencc: s2tw, corrections: {a: 3.10}"),), ['39: extra.languages.zh-Hant.corrections.a is 3.10, which YAML reads as the number 3.1 – put it in quotes: "3.10"']),
    "no language tag": ((("tag: zh-Hans", "tag: 中文"),), ["38: extra.languages.zh.tag is no language tag: “中文” – write one such as zh-Hans or en"]),
    "language not in i18n": ((("    en: {tag: en}", "    en: {tag: en}\n    fr: {tag: fr}"),), ["14: plugins.i18n builds zh, zh-Hant, en, and extra.languages lists zh, zh-Hant, en, fr – list the same"]),
    "language not in extra": ((("    en: {tag: en}\n", ""),), ["14: plugins.i18n builds zh, zh-Hant, en, and extra.languages lists zh, zh-Hant – list the same"]),
    "no default language": ((("          default: true\n", ""),), ["14: plugins.i18n has none as its default, and extra.languages has zh first – write `default: true`"]),
    "no site_name in a language": ((("          site_name: Handbook\n", ""),), ["21: plugins.i18n has no site_name in en – add `site_name: …` to the language"]),
    # ids and names that are alike
    "role all": ((("    liaison:\n", "    all:\n"),), ["45: extra.roles.all has the id of the page with all cards (print/all.html) – give it another id"]),
    "role phase-x": ((("    liaison:\n", "    phase-x:\n"),), ["45: extra.roles.phase-x has an id like those of the phases' print pages"]),
    "role con": ((("    liaison:\n", "    con:\n"),), ["45: extra.roles.con has a name that Windows keeps for a device"]),
    "id with a capital": ((("    liaison:\n", "    Team:\n"),), ["45: extra.roles.Team is no id: “Team” – use small letters"]),
    "phase all": ((("    on-site:", "    all:"),), ["48: extra.phases.all has the id"]),
    "two roles alike": ((("{zh: 联络组,", "{zh: 巡察组,"),), ["46: extra.roles.liaison and team have the same name in zh, “巡察组” – give each its own"]),
    "two phases alike": ((("en: Rectification}", "en: on site}"),), ["49: extra.phases.rectification and on-site have the same name in en, “on site” – give each its own"]),
    # pages and roles that are named
    "page of a role": ((("starts: start.md", "starts: stat.md"),), ["44: extra.roles.team.starts names stat.md, and there is no such page – did you mean start.md?"]),
    "page behind the cards": ((("after_cards: [start.md]", "after_cards: [Start.md]"),), ["67: extra.paper.after_cards names Start.md, and there is no such page – did you mean start.md?"]),
    "page left out": ((("leave_out: []", "leave_out: [nowhere/at-all.md]"),), ["66: extra.paper.leave_out names nowhere/at-all.md, and there is no such page – name a page by its path"]),
    "page named twice": ((("after_cards: [start.md]", "after_cards: [start.md, start.md]"),), ["67: extra.paper.after_cards names start.md twice – take one off"]),
    "unknown role of a pack": ((("packs: [team]", "packs: [teem]"),), ["65: unknown role “teem” in paper.packs – did you mean team?"]),
    "unknown particular": ((("packs: [team]", "packs: [team]\n    contacts: [contat]"),), ["66: unknown particular “contat” in paper.contacts – did you mean contact?"]),
    "no such particular": ((("packs: [team]", "packs: [team]\n    contacts: [zzz]"),), ["66: unknown particular “zzz” in paper.contacts – name particulars by their ids in extra.round"]),
    "overview twice": ((("packs: [team]", "packs: [team]\n    overview: [a4, a4]"),), ["66: extra.paper.overview names a4 twice – take one off"]),
    "steps of nobody": ((("packs: [team]", "packs: [team]\n    steps: {teem: ['start.md#steps']}"),), ["66: unknown role “teem” in paper.steps – did you mean team?"]),
    "steps without a section": ((("packs: [team]", "packs: [team]\n    steps: {team: [start.md]}"),), ["66: extra.paper.steps.team names start.md, and a section is wanted – write the page and the id of its heading"]),
    "steps on no page": ((("packs: [team]", "packs: [team]\n    steps: {team: ['stat.md#steps']}"),), ["66: extra.paper.steps.team names stat.md, and there is no such page – did you mean start.md?"]),
    "page in nav": ((("  - start.md", "  - strat.md"),), ["31: nav names strat.md, and there is no such page – did you mean start.md?"]),
    "page twice in nav": ((("  - start.md", "  - start.md\n  - start.md"),), ["32: nav has start.md twice – take one off"]),
    "nothing in nav": ((("  - start.md", "  - Start:"),), ["31: nav has an entry without a page – write `title: page.md`"]),
    "title without words": ((("  - start.md", "  - 开始: start.md"),), ["25: en has no words for “开始”, a title in nav – add `开始: …` to its nav_translations"]),
    "title misspelt": ((("首页: Home", "首業: Home"),), ["26: nav_translations has “首業”, and nav has 首页 – write both alike"]),
    "round that is no name": ((("  round:\n", "  round_id: 第一轮\n  round:\n"),), ["55: extra.round_id is no name of a round: “第一轮” – use up to 24 letters a–z, digits, . and -"]),
    "round that is a date": ((("  round:\n", "  round_id: 2026-01-02\n  round:\n"),), ['55: extra.round_id is 2026-01-02, which YAML reads as a date – put it in quotes: "2026-01-02"']),
    # papers
    "size without lines": (((SIZE, "standard: {letters: 12}"),), ["64: extra.paper.sizes.standard has no lines – add `lines: …` to it"]),
    "no standard size": (((SIZE, "large: {letters: 12, lines: 21}"),), ["63: extra.paper.sizes has no standard, which papers are set in"]),
    "no size for packs": (((f"sizes:\n      {SIZE}\n    packs: [team]", "sizes: {}\n    packs: [team]"),), ["63: extra.paper.sizes has no standard, which papers are set in – add `standard: {letters: 12, lines: 21}` to it"]),
    "no size for an overview": (((f"sizes:\n      {SIZE}\n    packs: [team]", "sizes: {}\n    packs: []\n    overview: [a4]"),), ["63: extra.paper.sizes has no standard, which papers are set in – add `standard: {letters: 12, lines: 21}` to it"]),
    "no size for sheets": (((f"sizes:\n      {SIZE}\n    packs: [team]", "sizes: {}\n    packs: []\n    sheets: true"),), ["63: extra.paper.sizes has no standard, which papers are set in – add `standard: {letters: 12, lines: 21}` to it"]),
    "letters that are no number": (((SIZE, "standard: {letters: 12pt, lines: 21}"),), ["64: extra.paper.sizes.standard.letters is “12pt”, and a number is wanted"]),
    "letters too large": (((SIZE, "standard: {letters: 1200, lines: 2100}"),), ["64: extra.paper.sizes.standard.letters is 1200 – write a number of at most 72", "64: extra.paper.sizes.standard.lines is 2100"]),
    "letters below the least": (((SIZE, "standard: {letters: 12, lines: 21, least: 14}"),), ["64: extra.paper.sizes.standard has letters of 12 points, and none may be under 14 – give least at most the points of the letters"]),
    "lines too tight": (((SIZE, "standard: {letters: 12, lines: 8}"),), ["64: extra.paper.sizes.standard has lines of 8 points and letters of 12"]),
    "unknown family": ((("    text: []", "    text: [仿宋_GB2312]"),), ["62: extra.paper.text has “仿宋_GB2312”, which is not in the packaged fonts – put its file into a folder"]),
    "family not in the folder": ((("    text: []", "    fonts: empty\n    text: [仿宋]"),), ["63: extra.paper.text has “仿宋”, which is not in empty and the packaged fonts"]),
    "misspelt family": ((("[Noto Serif SC]", "[Noto Serf SC]"),), ["38: extra.languages.zh.fonts.text has “Noto Serf SC”, which is not in the packaged fonts – did you mean Noto Serif SC?"]),
    "no folder of fonts": ((("    text: []", "    fonts: nowhere"),), ["62: paper.fonts is nowhere, and there is no such folder"]),
    # modalities
    "modality without words": (((", words: {zh: [要], en: [must]}", ""),), ["51: extra.modalities.must has no words – add `words: …` to it"]),
    "no words in the language of the speech": ((("words: {zh: [要], en: [must]}", "words: {en: [must]}"),), ["51: extra.modalities.must.words has nothing in zh – add `zh: …` to it"]),
    "empty words": ((("words: {zh: [要],", "words: {zh: [],"),), ["51: extra.modalities.must.words.zh is empty – write [one, another]"]),
    "words of no language": ((("words: {zh: [要], en: [must]}", "words: {zh: [要], zhh: [x]}, not_with: {eng: [x]}"),), ["51: extra.modalities.must.not_with has “eng”, which is no language of extra.languages"]),
    "negation missing in a language": ((("en: [must]}}", "en: [must]}, negation: {zh: [不]}}"),), ["51: extra.modalities.must.negation has nothing in en – add `en: …` to it"]),
    "no, which YAML does not read as a text": ((("en: [must]}}", "en: [must]}, negation: {zh: [不], en: [no]}}"),), ['51: extra.modalities.must.negation.en is no, which YAML reads as false – put it in quotes: "no"']),
    # MkDocs' own part
    "no site_name": (((NAME, "site_name:"),), ["1: site_name is missing or empty – add `site_name: …`"]),
    "site_url without a scheme": (((NAME, NAME + "\nsite_url: example.org"),), ["2: site_url is no full address: “example.org” – write it with https://"]),
    "docs_dir that is no text": (((NAME, NAME + "\ndocs_dir: [docs]"),), ["2: docs_dir is a list, and a text is wanted"]),
    "no docs_dir": (((NAME, NAME + "\ndocs_dir: dcos"),), ["2: docs_dir is dcos, and there is no such folder"]),
    "site_dir that is no text": (((NAME, NAME + "\nsite_dir: [x]"),), ["2: site_dir is a list, and a text is wanted"]),
    "directory URLs": ((("use_directory_urls: false", "use_directory_urls: true"),), ["3: use_directory_urls is true – write `use_directory_urls: false`"]),
    "directory URLs by default": ((("use_directory_urls: false\n", ""),), ["1: use_directory_urls is missing or empty – add `use_directory_urls: false`"]),
    "another theme": ((("name: material", "name: mkdocs"),), ["5: theme.name is “mkdocs” – write `name: material`".replace("“mkdocs”", "mkdocs")]),
    "no such custom_dir": ((("custom_dir: overrides", "custom_dir: overides"),), ["7: theme.custom_dir is overides, and there is no such folder"]),
    "custom_dir without templates": ((("custom_dir: overrides", "custom_dir: empty"),), ["7: theme.custom_dir is empty, which has no main.html"]),
    "unknown language of the theme": ((("  language: zh\n", "  language: zh-TWW\n"),), ["6: theme.language is zh-TWW, and Material has no words in it – did you mean zh-TW?"]),
    "unknown language of a language's theme": ((("{language: zh-TW}", "{language: tw}"),), ["20: plugins.i18n.languages.theme.language is tw, and Material has no words in it"]),
    "colours that are no scheme": ((("    - toggle: {icon", "    - 3\n    - toggle: {icon"),), ["9: theme.palette is 3, and a group of entries is wanted"]),
    "button without a name": (((", name: 切换为深色}", "}"),), ["9: theme.palette.toggle has no name"]),
    "no such style sheet": (((NAME, NAME + "\nextra_css: [assets/none.css]"),), ["2: extra_css names assets/none.css, and there is no such file in docs"]),
    "what Material reads": ((("  generator: false", "  generator: false\n  social: 3"),), ["34: extra.social is 3, and a list is wanted"]),
    "no hooks": ((("hooks: [scripts/hooks.py]\n", ""),), ["1: hooks is missing or empty – add `hooks: [scripts/hooks.py]`"]),
    "no such hook": ((("[scripts/hooks.py]", "[scripts/hoks.py]"),), ["28: hooks names scripts/hoks.py, and there is no such file"]),
    "hook as a text": ((("[scripts/hooks.py]", "scripts/hooks.py"),), ["28: hooks is “scripts/hooks.py”, and a list is wanted – write [scripts/hooks.py]"]),
    "no i18n": ((("  - i18n:\n", "  - tags:\n"),), ["10: plugins has no i18n – add i18n to them"]),
    "plugin misspelt": ((("  - i18n:\n", "  - i18:\n"),), ["12: plugins has no i18n – write i18n for i18"]),
    "plugin twice": ((("  - i18n:\n", "  - tags\n  - tags\n  - i18n:\n"),), ["13: plugins has tags twice"]),
    "Material's search": ((("  - i18n:\n", "  - search\n  - i18n:\n"),), ["12: plugins has search, and the handbook has a search of its own – take it off"]),
    "Material's search from the disk": ((("  - i18n:\n", "  - offline\n  - i18n:\n"),), ["12: plugins has offline, and the handbook has a search of its own – take it off"]),
    "synonyms of no language": ((("  generator: false", "  generator: false\n  synonyms: {zhh: {举报: 反映}}"),), ["34: synonyms are for “zhh”, which is no language of extra.languages – did you mean zh?"]),
    "synonyms without words": ((("  generator: false", "  generator: false\n  synonyms: {zh: {举报: []}}"),), ["34: extra.synonyms.zh.举报 is empty – list the 举报 below it"]),
    "pages by suffix": ((("docs_structure: folder", "docs_structure: suffix"),), ["13: plugins.i18n.docs_structure is suffix – write `docs_structure: folder`"]),
    "another file": (((NAME, NAME + "\nINHERIT: x.yml"),), ["2: mkdocs.yml takes a part from another file (INHERIT)"]),
    # several at once, in the order of the file
    "several": (((NAME, "site_name:"), ("starts: start.md", "starts: stat.md"), (COUNTY, "county: 青河县"), ("packs: [team]", "packs: [teem]")), ["1: site_name", "44: extra.roles.team.starts names stat.md", "56: extra.round.county is “青河县”", "65: unknown role “teem”"]),
}  # fmt: skip

GOOD_TOO = {
    "as it is": (),
    "one text for all": ((VALUE, "value: 青河县"),),
    "a number that reads as it is written": (phone("13800138000"),),
    "a telephone with a line": (phone("010-12345678"),),
    "a version that reads as it is written": (('version: "1.0"', "version: 1.0"),),
    "nothing": (phone("~"),),
    "an empty text": (phone('""'),),
    "a blank in braces": ((VALUE, "value: "),),
    "Chinese quotation marks that are meant": ((VALUE, "value: '“青河县”'"),),
    "one for a list": (("packs: [team]", "packs: team"),),
    "nothing for a list": (("text: []", "text: null"),),
    "a round by its year": (("  round:\n", "  round_id: 2026\n  round:\n"),),
    "no papers": ((SIZE, ""), ("packs: [team]", "packs: []")),
    "an anchor": (("{tag: en}", "&en {tag: en}"), ("    zh-Hant: {tag", "    zh-Hant: {tag")),
    "a variable of the system": ((NAME, "site_name: !ENV [NOT_SET_ANYWHERE, 手册]"),),
    "a tag of Python": ((NAME, NAME + "\nmarkdown_extensions:\n  - toc: {slugify: !!python/name:os.sep }"),),
    "words once for all": (("words: {zh: [要], en: [must]}", "words: [要, 必须]"),),
    "words of the speech's language alone": (("words: {zh: [要], en: [must]}", "words: {zh: 要}"),),
    "plugins as a group": (("  - i18n:\n", "  i18n:\n"),),
    "synonyms": (("  generator: false", "  generator: false\n  synonyms: {zh: {举报: 反映, 期限: [时限, 几天]}, fr: {a: b}}"),),
}  # fmt: skip
