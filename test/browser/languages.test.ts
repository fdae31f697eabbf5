/// <reference lib="dom" />
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/pipeline/build.ts";
import { loadSearchText } from "../../src/pipeline/search/scripts.ts";
import { hasBrowser, openBrowser } from "./sample.ts";
import { serveStrictly } from "./strict.ts";

/** What is typed, the one story that it finds (none where that is missing), and what is marked in it. */
type Search = readonly [typed: string, found?: string, marked?: string | RegExp];

interface Case {
	/** The text of each story, by its headline; one that begins with `---` brings its own fields, and one headed `….txt` is wire copy. */
	readonly stories: Readonly<Record<string, string>>;
	readonly searches: readonly Search[];
}

const CASES: Readonly<Record<string, Case>> = {
	en: {
		stories: {
			Fleet: "The ﬁnances of the ﬂeet and the oﬃcial eﬀort. Light at 10² metres, ＮＡＴＯ said.",
			Council:
				"The coun-\ncil met to dis-\ncuss the har-\nbour wall beside the sea-\nbank and the light\u00adhouse of the Paris–Lyon line.",
			Names: "The well-known vice-president O’Brien of Müller’s café paid for e-mail, the B-52 and a \\`zirconium\\` ring.",
			中文报道: "市议会星期二晚上决定修复旧港口墙，预计2021年完工。",
			"Autre langue": "Le maire attend devant l’école du village.",
			"Ship news.txt": "LIVERPOOL, March 3 -- The Zephyrine sailed at dawn.",
		},
		searches: [
			["finances", "Fleet", "ﬁnances"],
			["ofﬁcial efforts", "Fleet", /oﬃcial|eﬀort\./],
			["NATO", "Fleet", "ＮＡＴＯ"],
			["harbour", "Council", "har-bour"],
			["discuss council", "Council", /dis-cuss|coun-cil/],
			["bank", "Council", "sea-bank"],
			["seabank", "Council", "sea-bank"],
			["lighthouse", "Council", "lighthouse"],
			["lyon", "Council", "Paris–Lyon"],
			["vicepresident", "Names", "vice-president"],
			["O'Brien", "Names", "O’Brien"],
			["brien", "Names", "O’Brien"],
			["muller's cafe", "Names", /Müller’s|café/],
			["zirconium", "Names", "`zirconium`"],
			["旧港口", "中文报道", "旧港口"],
			["修", "中文报道", "修"],
			["港旧"],
			["星期二 决定", "中文报道", /星期二|决定/],
			["口墙，预计2021年", "中文报道"],
			["école", "Autre langue", "l’école"],
			["liverpool", "Ship news", "LIVERPOOL,"],
			["zephyrine", "Ship news", "Zephyrine"],
			["theory"],
		],
	},
	es: {
		stories: { "El puerto": "La niña vio los cañones del corazón.", Otra: "Nada de eso ocurrió aquí." },
		searches: [
			["canon", "El puerto", "cañones"],
			["corazones", "El puerto", "corazón."],
		],
	},
	fr: {
		stories: {
			"Vie locale": "L’équipe d’Arles s’est réunie devant l’école ; qu’elle n’a pas quitté jusqu’à midi. Le cœur de l’œuvre.",
			"Ancien style": "Il dit qu'il attend l'hiver à l'abbaye.",
			Autre: "Rien ici, sinon un homme.",
		},
		searches: [
			["école", "Vie locale", "l’école"],
			["ecoles", "Vie locale", "l’école"],
			["l'école", "Vie locale", "l’école"],
			["d'œuvre", "Vie locale", "l’œuvre."],
			["oeuvre", "Vie locale", "l’œuvre."],
			["coeur", "Vie locale", "cœur"],
			["jusqu'à", "Vie locale", "jusqu’à"],
			["qu'il", "Ancien style", "qu'il"],
			["l’abbaye", "Ancien style", "l'abbaye."],
			['"devant l’école"', "Vie locale", /devant|l’école/],
			["l’homme", "Autre", "homme."],
		],
	},
	de: {
		stories: { Hafen: "Die Straße am Fluß führt zum Hafen.", Andere: "Hier steht nichts davon." },
		searches: [
			["strasse", "Hafen", "Straße"],
			["STRASSE", "Hafen", "Straße"],
			["flüssen", "Hafen", "Fluß"],
		],
	},
	ar: {
		stories: { "خبر أول": "قالَ الوزيرُ إنّ الميناءَ سيُفتح في أبريل مع مســـتقبل جديد.", "خبر ثان": "لا شيء هنا عن ذلك." },
		searches: [
			["الوزير", "خبر أول", "الوزيرُ"],
			["ابريل", "خبر أول", "أبريل"],
			["مستقبل", "خبر أول", "مســـتقبل"],
			["ميناء", "خبر أول", "الميناءَ"],
		],
	},
	ja: {
		stories: {
			港の壁: "市議会は火曜日の夜、古い港の壁を修復することを決めた。ガス会社も\n参加するﾊﾞｽ路線。",
			別の話: "東京の話と京都の話。かすの山。",
		},
		searches: [
			["市議会", "港の壁", "市議会"],
			["ガス", "港の壁", "ガス"],
			["修復すること", "港の壁", "修復すること"],
			["会社も参加", "港の壁", "会社も参加"],
			["バス路線", "港の壁", "ﾊﾞｽ路線"],
			["東京都"],
			["京都", "別の話", "京都"],
			['"壁を修復"', "港の壁", "壁を修復"],
		],
	},
	el: {
		stories: { Πρώτο: "Ο ΔΗΜΟΣ αποφάσισε για το κύπελλο και τον τελευταίο λόγο.", Άλλο: "Τίποτα εδώ." },
		searches: [
			["δήμος", "Πρώτο", "ΔΗΜΟΣ"],
			["κυπελλο", "Πρώτο", "κύπελλο"],
			["ΛΌΓΟΣ", "Πρώτο", "λόγο."],
		],
	},
	zh: {
		stories: { 中文报道: "市议会星期二晚上决定修复旧港口墙。", 其他: "这里没有别的消息。" },
		searches: [
			["港口", "中文报道", "港口"],
			["旧港口墙", "中文报道", "旧港口墙"],
			["其他", "其他"],
			["中文报道", "中文报道"],
		],
	},
	ko: {
		stories: { "첫 소식": "시의회는 화요일 밤 서울대학교에서 항구를 고치기로 했다.", "다른 소식": "여기에는 아무것도 없다." },
		searches: [
			["항구", "첫 소식", "항구"],
			["대학교", "첫 소식", "대학교"],
			["시의회 항구", "첫 소식", /시의회|항구/],
		],
	},
	he: {
		stories: { ידיעה: "מוֹעֶצֶת העיר החליטה על קיר הנמל בתל־אביב.", אחר: "אין כאן דבר." },
		searches: [
			["מועצת", "ידיעה", "מוֹעֶצֶת"],
			["אביב", "ידיעה", "בתל־אביב."],
			["הנמל", "ידיעה", "הנמל"],
		],
	},
	cs: {
		stories: { Přístav: "Příliš žluťoučký kůň u staré zdi.", Jiné: "Nic tady není." },
		searches: [
			["žluťoučký", "Přístav", "žluťoučký"],
			["zlutoucky kun", "Přístav", /žluťoučký|kůň/],
		],
	},
	th: {
		stories: { ข่าวแรก: "สภาเมืองตัดสินใจซ่อมกำแพงท่าเรือเก่าในบ้านน้ำใส", ข่าวอื่น: "ไม่มีอะไรที่นี่" },
		searches: [["ท่าเรือ", "ข่าวแรก", "ท่าเรือ"], ["น้ำใส", "ข่าวแรก", "น้ำใส"], ["ทาเรือ"]],
	},
	fa: {
		stories: { خبر: "شورای شهر می‌خواهد دیوار کهنه را بسازد.", دیگر: "هیچ چیز نیست." },
		searches: [
			["می‌خواهد", "خبر", "می‌خواهد"],
			["ديوار كهنه", "خبر", /دیوار|کهنه/],
		],
	},
};

const templates = path.resolve(import.meta.dirname, "../../templates");

/** What the folding rules are about. */
const scripts = fc.string({ unit: fc.constantFrom(..."aeéœŒæßẞςΣσ ﬁ２²½’'-–`市議会がガｶﾞㇰ한국ำท่ا أىيیکـʼİıI\u00ad\u200c\u200b𠮷") });

const root = mkdtempSync(path.join(tmpdir(), "backfile-"));

/** Writes an archive in a language, and builds it. */
async function make(language: string, stories: Case["stories"]): Promise<string> {
	const folder = path.join(root, language);
	mkdirSync(path.join(folder, "content"), { recursive: true });
	const settings = JSON.stringify({ title: "T", url: "https://example.org/", language, onThisDay: false });
	writeFileSync(
		path.join(folder, ".eleventy.ts"),
		`import { backfile, defineArchive } from "backfile";
export const archive = defineArchive(${settings});
export default function (config) { config.addPlugin(backfile, archive); }
`,
	);
	for (const [index, [headline, text]] of Object.entries(stories).entries()) {
		const isWire = headline.endsWith(".txt");
		const file = path.join(folder, "content", `2020-01-0${index + 1}-s${index}.${isWire ? "txt" : "md"}`);
		writeFileSync(file, isWire ? `${headline.slice(0, -4)}\n\n${text}\n` : `---\nheadline: ${JSON.stringify(headline)}\n---\n${text}\n`);
	}
	await build({ config: path.join(folder, ".eleventy.ts"), at: Date.UTC(2026, 10, 24) });
	return path.join(folder, "dist");
}

/** What a result shows of a story that is short enough to be shown whole. */
function excerptOf(headline: string | null | undefined, stories: Case["stories"]): string | undefined {
	const text = stories[headline ?? ""] ?? stories[`${headline}.txt`];
	return text?.replace(/\n|\u00ad|\\/g, "").replace(" -- ", " — ");
}

describe.skipIf(!hasBrowser)("a search in every language", () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await openBrowser();
	});
	afterAll(async () => {
		await browser?.close();
		rmSync(root, { recursive: true, force: true });
	});

	it("writes text as the index does, whatever ICU a browser has", async () => {
		const served = await serveStrictly(path.join(templates, "assets"));
		const page = await browser.newPage();
		await page.goto(`${served.origin}/search-text.js`);
		const text = await loadSearchText(path.join(templates, "assets/search-text.js"));
		const samples = fc.sample(
			fc.tuple(
				fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), scripts),
				fc.constantFrom("en", "fr", "de", "fa", "ja"),
			),
			{ seed: 13, numRuns: 2_000 },
		);
		// As text: vitest would make the import its own.
		const theirs = await page.evaluate(`(async () => {
			const { indexed, asked } = await import("/search-text.js");
			return ${JSON.stringify(samples)}.map(([sample, language]) => [indexed(sample, language), asked(sample, language)]);
		})()`);
		await page.close();
		served.close();
		expect(theirs).toEqual(samples.map(([sample, language]) => [text.indexed(sample, language), text.asked(sample, language)]));
	});

	it.each(Object.entries(CASES))("%s: finds a word in the one story that has it, and marks it", async (language, { stories, searches }) => {
		const served = await serveStrictly(await make(language, stories));
		const page = await browser.newPage();
		const faults: string[] = [];
		page.on("pageerror", (error) => faults.push(String(error)));
		page.on("console", (message) => message.type() === "error" && !/404/.test(message.text()) && faults.push(message.text()));
		const results: unknown[] = [];
		await page.goto(`${served.origin}/search.html`);
		for (const [typed] of searches) {
			await page.locator("#bf-words").fill(typed);
			await page.keyboard.press("Enter");
			await page.waitForFunction(() => {
				const { words } = document.querySelector<HTMLElement>("#bf-search")?.dataset ?? {};
				return document.querySelector("#bf-status")?.textContent !== JSON.parse(words ?? "{}").busy;
			});
			const found = await page.locator("#bf-results li").evaluateAll((lines) =>
				lines.map((line) => ({
					headline: line.querySelector(".line-headline")?.textContent,
					text: line.querySelector(".line-standfirst")?.textContent?.trim(),
					marks: [...line.querySelectorAll("mark")].map((mark) => mark.textContent),
				})),
			);
			results.push([typed, found.map(({ headline }) => headline), found[0]?.marks ?? []]);
			for (const { headline, text } of found) expect(text).toBe(excerptOf(headline, stories));
		}
		await page.close();
		served.close();
		expect(faults).toEqual([]);
		expect(results).toEqual(
			searches.map(([typed, found, marked]) => [
				typed,
				found === undefined ? [] : [found],
				found === undefined
					? []
					: marked === undefined
						? expect.anything()
						: expect.arrayContaining([typeof marked === "string" ? marked : expect.stringMatching(marked)]),
			]),
		);
	});
});
